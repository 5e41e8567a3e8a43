// Finds a Python that has the modules which a kernel's build imports.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "kernel/recipe.hpp"
#include "selfe/common/diagnostic.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace selfe::kernel {

/// An interpreter, and the modules it lacks; no program: the tree needs no Python.
struct Python {
    std::filesystem::path program;
    std::vector<std::string> missing_modules;
    bool needs_own_modules{};  ///< it lacks one that selfe has
};

/// The first interpreter that lacks nothing, or the system's with what it lacks. The first
/// `python3` of PATH may be a shim or an environment without the distribution's modules. `support`
/// is the folder of wanted_modules.py. Errors: there is no Python, or it cannot run that.
[[nodiscard]] Expected<Python> find_python(const Recipe& recipe,
                                           const std::filesystem::path& support);

/// Makes it the `python3` that the recipe's PATH finds, since seL4's build runs that name, with
/// selfe's own modules if it needs them; the compiler stays the one that was found. Errors: another
/// `python3` would come first.
[[nodiscard]] Expected<void> use_python(Recipe& recipe, const Python& python,
                                        const std::filesystem::path& support);

}  // namespace selfe::kernel
