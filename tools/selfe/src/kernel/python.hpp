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
};

/// The first interpreter that lacks nothing, or the system's with what it lacks. The first
/// `python3` of PATH may be a shim or an environment without the distribution's modules. Modules
/// that read device trees count only `with_device_tree`. Errors: there is no Python, or the helper
/// fails.
[[nodiscard]] Expected<Python> find_python(const Recipe& recipe, bool with_device_tree,
                                           const std::filesystem::path& helper);

/// Makes `program` the `python3` that the recipe's PATH finds: seL4's build runs that name.
void put_first(Recipe& recipe, const std::filesystem::path& program);

}  // namespace selfe::kernel
