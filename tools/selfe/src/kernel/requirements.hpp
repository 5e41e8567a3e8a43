// What a kernel's build needs from this machine, all of it checked before the build begins.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "kernel/recipe.hpp"
#include "selfe/common/diagnostic.hpp"

namespace selfe::kernel {

/// Checks tools that every build needs, and with `wants_git` git: before a source is fetched.
/// Errors: all that is missing, by name, with the command that installs it.
[[nodiscard]] Expected<void> check_build_tools(const Recipe& recipe, bool wants_git);

/// Checks what the source tree needs besides: programs and Python modules that its own scripts use.
/// On success the recipe's PATH begins with the folder of a Python that has all the modules: that
/// of $SELFE_KERNEL_PYTHON, the first `python3` of PATH, the system's, or one that the hint of an
/// earlier error had installed. `support` is the folder of wanted_modules.py. Errors: as above.
[[nodiscard]] Expected<void> check_tree_tools(Recipe& recipe,
                                              const configuration::Resolved& resolved,
                                              const std::filesystem::path& support);

}  // namespace selfe::kernel
