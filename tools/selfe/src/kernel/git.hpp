// The few things that selfe asks of git: which commit a name stands for, and that commit's files.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"
#include "selfe/configuration/kernel_origin.hpp"
#include "selfe/kernel/progress.hpp"

#include <filesystem>
#include <string>

namespace selfe::kernel {

/// The commit (40 lower-case hex digits) that a branch, tag or revision stands for now. A full
/// revision stands for itself; everything else asks the repository. `scratch` is a folder that may
/// be made and is removed again: finding an abbreviated revision takes the history. Errors: git is
/// missing or fails (with its own last words), or there is no such name.
[[nodiscard]] Expected<std::string> find_commit(const configuration::GitSource& source,
                                                const std::filesystem::path& scratch,
                                                Progress& progress);

/// Makes `folder` (which must not be used by others meanwhile) the files of `commit`, without
/// submodules: fetched aside with as little history as the server allows, then renamed, so that a
/// folder that exists is whole. Errors: as above, and no room on the disk.
[[nodiscard]] Expected<void> fetch_commit(const std::string& url, const std::string& commit,
                                          const std::filesystem::path& folder, Progress& progress);

}  // namespace selfe::kernel
