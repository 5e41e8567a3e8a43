// The conformance suite on one kernel: found, built in the cache, ready to be run.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "project/workspace.hpp"
#include "selfe/common/file_lock.hpp"
#include "selfe/kernel/obtain.hpp"
#include "selfe/kernel/progress.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace selfe::project {

/// An image of the suite and what the runner needs for it.
struct Suite {
    configuration::Platform platform;
    std::filesystem::path prefix;   ///< the kernel's
    std::filesystem::path image;    ///< conformance.image.elf
    std::filesystem::path cases;    ///< the list of its cases
    std::filesystem::path journal;  ///< to be written; JUnit file and log go beside it
    /// The folder's: nobody replaces or removes it, or runs the suite there. A runner inherits it.
    FileLock lock;
};

/// The kernel that `name` stands for: `reference`; an install prefix; a build folder of seL4; a
/// sel4.toml or its folder; empty: the sel4.toml that `request` finds.
/// Errors: it is none of these; a prefix or folder without a platform in `request`; those of
/// `open_workspace`.
[[nodiscard]] Expected<Workspace> open_kernel(const std::string& name,
                                              const configuration::Request& request);

/// Where that suite is built: one run must not replace the image that another is running.
[[nodiscard]] std::filesystem::path suite_folder(const std::filesystem::path& cache,
                                                 const std::string& platform,
                                                 const std::filesystem::path& prefix,
                                                 const std::vector<std::string>& areas);

/// Builds the suite, or these areas of it, for that kernel. Blocks, for minutes the first time.
/// Errors: no QEMU plays the platform, and no board is to run it; an area that is none; those of
/// kernel and build.
[[nodiscard]] Expected<Suite> build_suite(const Workspace& workspace,
                                          const std::vector<std::string>& areas, bool has_board,
                                          const kernel::ObtainOptions& options,
                                          kernel::Progress& progress);

}  // namespace selfe::project
