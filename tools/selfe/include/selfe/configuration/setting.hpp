// One setting of the kernel or of the metadata, and how it came to its value.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/configuration/place.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace selfe::configuration {

/// What a setting can be. Floating-point numbers, dates and arrays have no meaning to CMake.
using Scalar = std::variant<bool, std::int64_t, std::string>;

/// As TOML writes it: `true`, `16384`, `"aarch64"`.
[[nodiscard]] std::string to_toml(const Scalar& scalar);
/// As CMake's cache takes it, for the right-hand side of `-DKEY=`: `ON`, `OFF`, digits, the text.
[[nodiscard]] std::string to_cmake(const Scalar& scalar);

/// The `table` of what a platform's platform.toml says: the weakest of all.
inline constexpr const char* platform_table = "[kernel_settings]";

/// A value that some table gave to a key. `table` is that table as the file heads it, such as
/// `[sel4.config.sabre]`; on the command line, the option.
struct Assignment {
    Scalar value;
    std::string table;
    Place place;
};

/// A key with the value that won, and those that it won over, the strongest first.
struct Setting {
    std::string key;
    Assignment winner;
    std::vector<Assignment> losers;
};

}  // namespace selfe::configuration
