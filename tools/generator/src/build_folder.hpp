// A kernel's build folder, where headers lie apart: those of the sources and those made from them.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <filesystem>
#include <vector>

#include "selfe/common/diagnostic.hpp"

namespace selfe::generator {

/// Whether CMake has configured something there.
[[nodiscard]] bool is_build_folder(const std::filesystem::path& root);

/// The include folders of libsel4 for the configuration in `<root>/CMakeCache.txt`, canonical: what
/// `cmake --install` would copy into one. Those that do not exist are left out.
/// Works for the kernel built alone and for a project that has the kernel in it.
/// Errors: the cache is of another project, not configured to the end, or its sources are gone.
[[nodiscard]] Expected<std::vector<std::filesystem::path>> build_folder_includes(
    const std::filesystem::path& root);

}  // namespace selfe::generator
