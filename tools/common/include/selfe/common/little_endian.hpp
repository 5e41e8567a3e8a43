// Little-endian numbers in byte strings, whatever the host's own byte order is.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>

namespace selfe {

/// The first `sizeof(Number)` bytes as a number. The caller has checked that they are there.
template <std::unsigned_integral Number>
[[nodiscard]] constexpr Number load_little_endian(std::string_view bytes) {
    Number value{};
    for (std::size_t index = sizeof(Number); index-- > 0;) {
        value = static_cast<Number>(value << (sizeof(Number) > 1 ? 8 : 0)) |
                static_cast<unsigned char>(bytes[index]);
    }
    return value;
}

/// Appends `sizeof(Number)` bytes.
template <std::unsigned_integral Number>
void append_little_endian(std::string& bytes, Number value) {
    for (std::size_t index = 0; index < sizeof(Number); ++index) {
        bytes += static_cast<char>((value >> (8 * index)) & 0xff);
    }
}

}  // namespace selfe
