// Digits are made from the last to the first in a small buffer, then appended.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/format.hpp"

namespace selfe {

Format& Format::text(const char* text) {
    while (*text != '\0') {
        character(*text++);
    }
    return *this;
}

Format& Format::text(const char* text, size_t size) {
    for (size_t index = 0; index < size; ++index) {
        character(text[index]);
    }
    return *this;
}

Format& Format::character(char character) {
    if (size_ < capacity_) {
        buffer_[size_++] = character;
    } else {
        is_cut_ = true;
    }
    return *this;
}

Format& Format::decimal(uint64_t value) {
    constexpr size_t most_digits = 20;  // of 2^64 - 1
    char digits[most_digits];
    size_t first = most_digits;
    do {
        digits[--first] = static_cast<char>('0' + value % 10);
        value /= 10;
    } while (value != 0);
    return text(digits + first, most_digits - first);
}

Format& Format::signed_decimal(int64_t value) {
    if (value < 0) {
        character('-');
        // Negated as unsigned: the most negative number has no positive counterpart.
        return decimal(-static_cast<uint64_t>(value));
    }
    return decimal(static_cast<uint64_t>(value));
}

Format& Format::hex(uint64_t value, unsigned digits) {
    constexpr unsigned most_digits = 16;
    for (unsigned digit = most_digits; digit-- > 0;) {
        const uint64_t rest = value >> (4 * digit);
        if (rest != 0 || digit < digits || digit == 0) {
            character("0123456789abcdef"[rest & 15]);
        }
    }
    return *this;
}

}  // namespace selfe
