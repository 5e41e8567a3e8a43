// Words and their bits, for models that run on the target and natively.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace selfe::models {

/// A word of the machine that the model runs on; the kernel's words are as wide.
using Word = uintptr_t;
inline constexpr unsigned word_bits = sizeof(Word) * 8;

/// 2^exponent; `exponent` below word_bits.
constexpr Word power(unsigned exponent) {
    return Word{1} << exponent;
}

/// The `count` lowest bits of `value`; `count` up to word_bits.
constexpr Word low_part(Word value, unsigned count) {
    return count >= word_bits ? value : value & (power(count) - 1);
}

/// `count` bits of `value`, those above the `shift` lowest; `shift` up to word_bits.
constexpr Word part(Word value, unsigned shift, unsigned count) {
    return shift >= word_bits ? 0 : low_part(value >> shift, count);
}

/// The next multiple of 2^exponent from `value` up.
constexpr Word aligned_up(Word value, unsigned exponent) {
    const Word rest = low_part(~value + 1, exponent);
    return value + rest;
}

}  // namespace selfe::models
