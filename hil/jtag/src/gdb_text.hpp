// Numbers and bytes as GDB's remote serial protocol writes them.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace selfe::jtag {

/// Hex digits of addresses and numbers: the highest first, no leading zeros.
[[nodiscard]] std::string hex_number(std::uint32_t value);

/// The lowest `bytes` bytes of `value`, the lowest first.
[[nodiscard]] std::string little_endian(std::uint32_t value, unsigned bytes);

/// The number whose bytes these are, the lowest first; at most four.
[[nodiscard]] std::uint32_t number_in(std::string_view bytes);

/// What pairs of hex digits say. Anything else, such as an error ("E14"), says nothing.
[[nodiscard]] std::string bytes_in(std::string_view digits);

}  // namespace selfe::jtag
