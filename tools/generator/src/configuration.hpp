// A kernel's configuration, as its build left it in the prefix's two gen_config.json files.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "selfe/common/diagnostic.hpp"

namespace selfe::generator {

/// A JSON boolean, or a JSON string; numbers are strings of digits in these files.
using ConfigurationValue = std::variant<bool, std::string>;

/// Key (without CONFIG_) to value, sorted.
using Configuration = std::map<std::string, ConfigurationValue>;

/// Adds the keys of one gen_config.json.
/// Errors: no JSON object, a value that is neither boolean nor string nor number, a key that is
/// already there with another value.
[[nodiscard]] Expected<void> add_configuration(Configuration& configuration, std::string_view json,
                                               const std::string& file);

/// The value of a string made of digits (decimal, or hexadecimal after 0x) below 2^64.
[[nodiscard]] std::optional<unsigned long long> as_number(std::string_view text);

}  // namespace selfe::generator
