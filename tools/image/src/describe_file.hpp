// `selfe-image describe`: what is in a file that `pack` wrote.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"

#include <filesystem>
#include <iosfwd>

namespace selfe::image {

/// Prints what the file at `path` is and where its parts go. Errors: it is none of what
/// `selfe-image pack` writes, is damaged, or is of another version.
[[nodiscard]] Expected<void> describe_file(const std::filesystem::path& path, std::ostream& out);

}  // namespace selfe::image
