// What a specification says about words, one bit at a time.
// SPDX-License-Identifier: BSD-2-Clause
//
// No masks of fields and no shifts of words, which is what the accessors are made of.
#pragma once

#include <array>
#include <cstddef>
#include <type_traits>

namespace selfe::bitfields {

/// `width` bits from bit `position` on; bit 0 is the least significant of word 0.
struct Field {
    unsigned position;
    unsigned width;
};

/// The word of a bitfield type: 32 or 64 bits.
template <class Type>
using Word = std::remove_all_extents_t<decltype(Type::words)>;

template <class Type>
inline constexpr unsigned word_bits = 8 * sizeof(Word<Type>);

/// The content of a bitfield type as a value.
template <class Type>
using Words = std::array<Word<Type>, std::extent_v<decltype(Type::words)>>;

template <class Type>
[[nodiscard]] Words<Type> words_of(const Type& value) {
    return std::to_array(value.words);
}

template <class Type>
[[nodiscard]] Type with_words(const Words<Type>& words) {
    Type value{};
    for (std::size_t i = 0; i < words.size(); ++i) {
        value.words[i] = words[i];
    }
    return value;
}

template <class Type>
[[nodiscard]] bool bit(const Words<Type>& words, unsigned position) {
    return (words[position / word_bits<Type>] >> (position % word_bits<Type>)) & 1;
}

template <class Type>
void set_bit(Words<Type>& words, unsigned position, bool value) {
    const Word<Type> one = Word<Type>{1} << (position % word_bits<Type>);
    Word<Type>& word = words[position / word_bits<Type>];
    word = value ? word | one : word & ~one;
}

/// The field's value.
template <class Type>
[[nodiscard]] Word<Type> extract(const Words<Type>& words, Field field) {
    Words<Type> value{};
    for (unsigned i = 0; i < field.width; ++i) {
        set_bit<Type>(value, i, bit<Type>(words, field.position + i));
    }
    return value[0];
}

/// The words with the field replaced by the low bits of `value` and all else as it was.
template <class Type>
[[nodiscard]] Words<Type> insert(Words<Type> words, Field field, Word<Type> value) {
    for (unsigned i = 0; i < field.width; ++i) {
        set_bit<Type>(words, field.position + i, (value >> i) & 1);
    }
    return words;
}

}  // namespace selfe::bitfields
