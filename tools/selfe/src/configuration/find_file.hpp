// Which sel4.toml counts.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"
#include "selfe/configuration/request.hpp"

#include <filesystem>
#include <optional>

namespace selfe::configuration {

/// The file that was asked for, else $SEL4_CONFIG_PATH's, else the nearest from the working folder
/// upwards; nothing: the embedded default. Of a folder its sel4.toml is meant. The path is as said,
/// or relative to the working folder. Errors: what was asked for does not exist.
[[nodiscard]] Expected<std::optional<std::filesystem::path>> find_file(
    const Request& request, const Environment& environment);

}  // namespace selfe::configuration
