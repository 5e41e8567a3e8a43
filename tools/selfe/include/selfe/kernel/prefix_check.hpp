// Whether a folder is a whole install prefix of a kernel, and one for the platform that is meant.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"
#include "selfe/configuration/installation.hpp"
#include "selfe/configuration/resolved.hpp"

#include <filesystem>

namespace selfe::kernel {

/// Checks that `prefix` has the files that cmake/kernel_prefix.json lists (CMake reads the same
/// list), that its configuration can be read, that it is for the architecture and the platform of
/// `resolved`, and that its kernel is a whole ELF file. Errors: the first of these that is not so.
[[nodiscard]] Expected<void> check_prefix(const std::filesystem::path& prefix,
                                          const configuration::Resolved& resolved,
                                          const Installation& installation);

}  // namespace selfe::kernel
