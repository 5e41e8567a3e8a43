// Gets the kernel that a sel4.toml asks for, wherever it comes from, as an install prefix.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/configuration/installation.hpp"
#include "selfe/configuration/resolved.hpp"
#include "selfe/kernel/progress.hpp"

#include <filesystem>

namespace selfe::kernel {

/// How a kernel may be obtained.
struct ObtainOptions {
    std::filesystem::path cache;  ///< absolute; see default_cache
    bool is_offline{};            ///< no network: what is not in the cache is an error
    bool is_locked{};             ///< sel4.lock is not changed: what it does not say is an error
    bool wants_update{};          ///< branches and tags are looked up anew, and sel4.lock written
};

/// A kernel that is there, as a whole.
struct KernelPrefix {
    std::filesystem::path prefix;  ///< what `cmake --install` of a kernel build gives; absolute
    std::filesystem::path log;     ///< of its build; empty: selfe did not build it
    bool was_built{};              ///< just now; false: it was up to date, and nothing ran
};

/// $SELFE_CACHE_DIR, else `selfe` in $XDG_CACHE_HOME, else in ~/.cache. Errors: none is set.
[[nodiscard]] Expected<std::filesystem::path> default_cache();

/// The kernel of a resolved configuration: the embedded one, a prefix, a build folder, or built
/// from a source tree or a repository. A kernel that is up to date costs a few file look-ups.
///
/// Several processes may call this at once for one kernel: one builds, the others wait for it. A
/// process that is killed leaves no half kernel behind. Blocks, for minutes if it builds.
///
/// Errors: tools that the build needs are missing (all of them are named, with the command that
/// installs them); a setting that this kernel does not have, or that it overrides (with the place
/// in the file); a source that cannot be fetched or does not build (with the log); a prefix that is
/// not whole or for another platform.
[[nodiscard]] Expected<KernelPrefix> obtain_kernel(const configuration::Resolved& resolved,
                                                   const Installation& installation,
                                                   const ObtainOptions& options,
                                                   Progress& progress);

}  // namespace selfe::kernel
