// Reads what CMake leaves behind after a configure step: the variables and how they came about.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace selfe::kernel {

/// One line of CMakeCache.txt. `type` is BOOL, STRING, FILEPATH, INTERNAL …; UNINITIALIZED: it came
/// from the command line and nothing in the project has declared it.
struct CacheEntry {
    std::string type;
    std::string value;
};

using CacheEntries = std::map<std::string, CacheEntry, std::less<>>;

/// The entries of a CMakeCache.txt; lines that are none are skipped.
[[nodiscard]] CacheEntries parse_cmake_cache(std::string_view text);

/// The variables that CMake says the project has never looked at, from its output.
[[nodiscard]] std::set<std::string, std::less<>> unused_variables(std::string_view output);

/// Whether CMake's if() takes a value for true; the constants are those of its manual.
[[nodiscard]] bool is_true(std::string_view value);

}  // namespace selfe::kernel
