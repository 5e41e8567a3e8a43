// What lies in the cache, and how it is taken out again.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace selfe::kernel {

/// The kinds of what is cached, each a folder of the cache: suites with their results, checkouts,
/// kernels.
inline constexpr std::array<std::string_view, 3> cached_kinds{"conformance", "git", "kernels"};

/// One thing that is fetched or built as a whole, and can go alone. `kind` is one of cached_kinds.
struct CachedFolder {
    std::string_view kind;
    std::filesystem::path path;
};

/// All of a cache, by kind and path; none if it is not there. Whatever else lies in its folder
/// belongs to somebody else.
[[nodiscard]] std::vector<CachedFolder> cached_folders(const std::filesystem::path& cache);

/// The bytes of the files below `folder`; what cannot be looked at counts as nothing.
[[nodiscard]] std::uintmax_t bytes_below(const std::filesystem::path& folder);

/// Removes `folder` as a whole: at no time is half of it there under its name. Blocks while
/// another process makes it; `on_wait` is called once before. Errors: it cannot be removed.
[[nodiscard]] Expected<void> remove_cached(const CachedFolder& folder,
                                           const std::function<void()>& on_wait);

}  // namespace selfe::kernel
