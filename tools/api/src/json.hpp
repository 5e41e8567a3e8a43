// The JSON library, and the document that all begin with.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "selfe/common/diagnostic.hpp"

namespace selfe::api {

using Json = nlohmann::json;

/// The document of an api.json. Errors: no JSON (with its line), another format.
[[nodiscard]] Expected<Json> parse_manifest(std::string_view text, const std::string& file);

}  // namespace selfe::api
