// Hex digits to bytes, and back.
// SPDX-License-Identifier: BSD-2-Clause
#include "gdb_text.hpp"

#include <charconv>

#include "selfe/common/text.hpp"

namespace selfe::jtag {

std::string hex_number(std::uint32_t value) {
    return hex(value).substr(2);
}

std::string little_endian(std::uint32_t value, unsigned bytes) {
    std::string text;
    for (unsigned index = 0; index < bytes; ++index) {
        text += static_cast<char>(value >> 8 * index);
    }
    return text;
}

std::uint32_t number_in(std::string_view bytes) {
    std::uint32_t value = 0;
    for (std::size_t index = 0; index < bytes.size(); ++index) {
        value |= std::uint32_t{static_cast<unsigned char>(bytes[index])} << 8 * index;
    }
    return value;
}

std::string bytes_in(std::string_view digits) {
    std::string bytes;
    for (std::size_t at = 0; at < digits.size(); at += 2) {
        const char* const pair = digits.data() + at;
        unsigned byte = 0;
        if (at + 2 > digits.size() || std::from_chars(pair, pair + 2, byte, 16).ptr != pair + 2) {
            return {};
        }
        bytes += static_cast<char>(byte);
    }
    return bytes;
}

}  // namespace selfe::jtag
