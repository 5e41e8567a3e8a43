// Machine words and the handful of bit operations that the whole kernel shares.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/abi.hpp"

namespace kernel {

using Word = seL4_Word;

inline constexpr unsigned word_bits = sizeof(Word) * 8;

/// The word with only bit `n` set; `n` < word_bits.
constexpr Word bit(unsigned n) {
    return Word{1} << n;
}

/// The word whose `n` lowest bits are set; `n` in 0..word_bits.
constexpr Word mask(unsigned n) {
    return n >= word_bits ? ~Word{0} : bit(n) - 1;
}

constexpr bool is_aligned(Word value, unsigned bits) {
    return (value & mask(bits)) == 0;
}
constexpr Word align_down(Word value, unsigned bits) {
    return value & ~mask(bits);
}
constexpr Word align_up(Word value, unsigned bits) {
    return align_down(value + mask(bits), bits);
}

/// Bits `shift` .. `shift + width - 1` of `value`, moved to the bottom.
constexpr Word field(Word value, unsigned shift, unsigned width) {
    return (value >> shift) & mask(width);
}

/// The smaller of two values of one type; std::min would bring in <algorithm>.
template <typename T>
constexpr T smaller(T a, T b) {
    return b < a ? b : a;
}

}  // namespace kernel
