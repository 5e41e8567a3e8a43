// Puts several files in place together.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "selfe/common/diagnostic.hpp"

namespace selfe::generator {

/// Paths relative to the output folder, and what goes there.
using Files = std::map<std::string, std::string>;

/// Writes all files or none: each goes to a temporary file first, and they are renamed once all
/// of them are complete. A file that already has its content is left untouched, time stamp and all.
/// Errors: the system's reason; no temporary file stays behind.
[[nodiscard]] Expected<void> write_together(const std::filesystem::path& folder,
                                            const Files& files);

}  // namespace selfe::generator
