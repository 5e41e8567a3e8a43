// From a resolved sel4.toml to images: the kernel, the root task, and what is packed of both.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "project/images.hpp"
#include "project/workspace.hpp"
#include "selfe/kernel/obtain.hpp"
#include "selfe/kernel/progress.hpp"

#include <filesystem>
#include <vector>

namespace selfe::project {

/// What a build made, or found up to date.
struct Built {
    configuration::Platform platform;
    kernel::KernelPrefix kernel;
    std::filesystem::path folder;  ///< of the root task's CMake build
    std::vector<Image> images;     ///< at least one
};

/// Builds all of it. The root task is made by `make_root_task` if the file says how, or taken from
/// `root_task_image` if it says where; else by the CMakeLists.txt beside the sel4.toml. Blocks.
/// Errors: the first that anything of this runs into; a platform that selfe has no folder of; no
/// way to make a root task.
[[nodiscard]] Expected<Built> build_project(const Workspace& workspace,
                                            const kernel::ObtainOptions& options,
                                            kernel::Progress& progress);

/// Runs `make_root_task` as `sh -c` in the sel4.toml's folder, with `root_task_environment`, its
/// output on this process's. Errors: it fails, or does not leave the image that the file names.
[[nodiscard]] Expected<void> make_root_task(const configuration::Resolved& resolved);

}  // namespace selfe::project
