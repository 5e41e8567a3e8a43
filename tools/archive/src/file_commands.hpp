// `selfe-archive list` and `check`: what is in an archive, and whether it is sound.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"

#include <filesystem>
#include <iosfwd>

namespace selfe::archive {

/// Prints size and name of each file, by name. Errors: the archive or a file of it is refused by
/// the target's reader; nothing is printed then.
[[nodiscard]] Expected<void> list_file(const std::filesystem::path& path, std::ostream& out);

/// Reads every file, and proves that the archive is byte for byte what `pack` writes of them.
[[nodiscard]] Expected<void> check_file(const std::filesystem::path& path);

}  // namespace selfe::archive
