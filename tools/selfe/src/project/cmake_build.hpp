// Drives a CMake project for one platform and kernel: configured when that changed, then built.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"
#include "selfe/configuration/installation.hpp"
#include "selfe/configuration/platform.hpp"
#include "selfe/kernel/progress.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace selfe::project {

/// A project and what it is built for.
struct CMakeBuild {
    std::filesystem::path source;       ///< its CMakeLists.txt's folder
    std::filesystem::path folder;       ///< where it is built; made if need be
    configuration::Platform platform;   ///< whose toolchain compiles it
    std::filesystem::path prefix;       ///< the kernel's
    std::vector<std::string> settings;  ///< `KEY=VALUE`, for the project's own cache
    std::vector<std::string> targets;   ///< none: all
};

/// Builds it. The build folder is configured from scratch whenever anything above, or selfe's own
/// place, is not what it was configured with; otherwise the build tool alone decides what is to do.
/// All that is printed goes to `build.log` in `folder`; on failure also to standard error.
/// One process a folder: others wait. Errors: cmake or ninja is missing; a refusal of the
/// project's, in its own words; a compiler's complaint, which has been printed.
[[nodiscard]] Expected<void> run_cmake_build(const CMakeBuild& build,
                                             const Installation& installation,
                                             kernel::Progress& progress);

}  // namespace selfe::project
