// Holds the settings of a sel4.toml against the embedded reference kernel, which has few options.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"
#include "selfe/configuration/resolved.hpp"

#include <filesystem>

namespace selfe::kernel {

/// Checks, once the kernel is configured in `build_folder`, that each setting is what this kernel
/// is. It publishes its configuration under the names that seL4 uses for its own, which are those
/// of the options but for their spelling. Errors, at the setting's place: the kernel is built with
/// another value, or knows no such thing.
[[nodiscard]] Expected<void> check_reference_options(const configuration::Resolved& resolved,
                                                     const std::filesystem::path& build_folder);

}  // namespace selfe::kernel
