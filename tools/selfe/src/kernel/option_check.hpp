// Holds what was asked of a kernel against what its build has made of it.
// SPDX-License-Identifier: BSD-2-Clause
//
// CMake takes any variable on its command line: one that no option has is ignored, and one whose
// conditions are not met is overridden, both without an error. The kernel would be another one than
// the file says.
#pragma once

#include "kernel/cmake_cache.hpp"
#include "kernel/recipe.hpp"
#include "selfe/kernel/progress.hpp"

namespace selfe::kernel {

/// Checks each setting of a recipe after the configure step. `output` is what CMake wrote
/// meanwhile. Errors, at the setting's place in its file: no option of this kernel has that name
/// (with the nearest one that it has), the option does not exist in this configuration, or it has
/// another value. A key that is no kernel option (`Kernel…`) and that the build never looks at is a
/// note: files for whole seL4 projects have such.
[[nodiscard]] Expected<void> check_options(const Recipe& recipe, const CacheEntries& cache,
                                           std::string_view output, Progress& progress);

}  // namespace selfe::kernel
