// `selfe-image describe` and `check`: what is in a file that `pack` wrote, and whether it can boot.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"

#include <filesystem>
#include <iosfwd>

namespace selfe::image {

/// Prints what the file at `path` is and where its parts go. Errors: it is none of what
/// `selfe-image pack` writes, is damaged, or is of another version.
[[nodiscard]] Expected<void> describe_file(const std::filesystem::path& path, std::ostream& out);

/// Checks such a file against the platform file at `platform`, without booting it.
/// Errors: as for `describe_file`, and whatever `check_image` or `check_multiboot` refuses.
[[nodiscard]] Expected<void> check_file(const std::filesystem::path& path,
                                        const std::filesystem::path& platform);

}  // namespace selfe::image
