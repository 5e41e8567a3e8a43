// Configurations as JSON, for CMake and other machines to read.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/configuration/resolved.hpp"

#include <nlohmann/json.hpp>
#include <vector>

namespace selfe::commands {

/// All of it, each setting by its key with its value alone. Members that would be empty are null.
[[nodiscard]] nlohmann::ordered_json to_json(const configuration::Resolved& resolved);

/// Settings with their winners and losers.
[[nodiscard]] nlohmann::ordered_json to_json(const std::vector<configuration::Setting>& settings);

/// `{"file", "line", "column", "message", "hint"}`.
[[nodiscard]] nlohmann::ordered_json to_json(const Diagnostic& diagnostic);

[[nodiscard]] nlohmann::ordered_json to_json(const configuration::Scalar& scalar);

/// As it goes to standard output: indented, with a last line end.
[[nodiscard]] std::string text_of(const nlohmann::ordered_json& json);

}  // namespace selfe::commands
