// Drives a kernel's CMake: configure, check, build, install aside, check, put in place.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "kernel/recipe.hpp"
#include "kernel/stamp.hpp"
#include "selfe/kernel/obtain.hpp"

#include <functional>

namespace selfe::kernel {

/// One build: where, of what, and how its results are judged.
struct Build {
    const Recipe& recipe;
    std::filesystem::path folder;  ///< build/, prefix/ and build.log are made in it
    Stamp stamp;
    /// Judges the configure step by what CMake left and wrote, before anything is compiled. Not
    /// asked by install_kernel().
    std::function<Expected<void>(const std::filesystem::path& build_folder,
                                 const std::string& output)>
        check_configuration;
    /// Judges what was installed, before it gets its name.
    std::function<Expected<void>(const std::filesystem::path& prefix)> check_prefix;
};

/// Installs from a build folder that has been built; the caller holds the folder's lock. Errors: as
/// for build_kernel().
[[nodiscard]] Expected<KernelPrefix> install_kernel(const Build& build,
                                                    const std::filesystem::path& build_folder,
                                                    Progress& progress);

/// Builds a kernel and installs it; the caller holds the folder's lock. The configure step always
/// begins without a cache, since values in an old one would win over a changed source; what was
/// compiled is used again. Errors: those of obtain_kernel() that come from the build.
[[nodiscard]] Expected<KernelPrefix> build_kernel(const Build& build, Progress& progress);

}  // namespace selfe::kernel
