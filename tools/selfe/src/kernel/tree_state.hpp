// Whether a source tree on this machine is still what it was when it was last built.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"

#include <filesystem>
#include <string>

namespace selfe::kernel {

/// A fingerprint over the names, sizes, modes and times of change of all files below `folder`; no
/// file is read. Left out: version control's own folders and what Python caches, which change
/// without the source changing. Errors: the folder cannot be walked, with the system's reason.
[[nodiscard]] Expected<std::string> tree_state(const std::filesystem::path& folder);

/// The same for one file; `absent` if there is none.
[[nodiscard]] std::string file_state(const std::filesystem::path& file);

}  // namespace selfe::kernel
