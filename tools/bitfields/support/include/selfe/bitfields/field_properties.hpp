// What must hold for the accessors of a field, whatever the bits around it are.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstdint>
#include <optional>

#include "sel4/debug_assert.h"
#include "selfe/bitfields/model.hpp"

namespace selfe::bitfields {

template <class Type>
struct Accessors {
    Word<Type> (*get)(Type);
    Type (*set)(Type, Word<Type>);
    Word<Type> (*get_through_pointer)(Type*);
    void (*set_through_pointer)(Type*, Word<Type>);
};

/// What the tag field of a union says while a variant is in it.
struct Tag {
    Field field;
    std::uint64_t value;
};

/// Outside unions.
inline constexpr std::optional<Tag> no_tag;

/// Whether an assertion of the accessors stops the call.
template <class Call>
[[nodiscard]] bool is_refused(Call call) {
    try {
        call();
        return false;
    } catch (const Refused&) {
        return true;
    }
}

/// The check's answer; no, if an accessor refuses what it should take.
template <class Check>
[[nodiscard]] bool holds(Check check) {
    try {
        return check();
    } catch (const Refused&) {
        return false;
    }
}

/// Any value of a type; RapidCheck by itself begins with small ones.
template <class Value>
[[nodiscard]] rc::Gen<Value> any() {
    return rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<Value>());
}

template <class Type>
[[nodiscard]] Words<Type> with_tag(Words<Type> words, const std::optional<Tag>& tag) {
    return tag ? insert<Type>(words, tag->field, static_cast<Word<Type>>(tag->value)) : words;
}

/// Any content that has the tag.
template <class Type>
[[nodiscard]] Words<Type> any_words(const std::optional<Tag>& tag = no_tag) {
    Words<Type> words;
    for (Word<Type>& word : words) {
        word = *any<Word<Type>>();
    }
    return with_tag<Type>(words, tag);
}

/// Any value of a field.
template <class Type>
[[nodiscard]] Word<Type> any_value(Field field) {
    return extract<Type>({*any<Word<Type>>()}, {0, field.width});
}

template <class Type>
[[nodiscard]] bool reads(const Accessors<Type>& call, const Words<Type>& words, Field field) {
    return holds([&] {
        Type value = with_words<Type>(words);
        return call.get(value) == extract<Type>(words, field) &&
               call.get_through_pointer(&value) == extract<Type>(words, field) &&
               words_of(value) == words;
    });
}

/// Whether both setters put `number` into the field, both getters read it back, and every other
/// bit is as it was.
template <class Type>
[[nodiscard]] bool writes(const Accessors<Type>& call, const Words<Type>& words, Field field,
                          Word<Type> number) {
    const Words<Type> expected = insert<Type>(words, field, number);
    return holds([&] {
        Type value = with_words<Type>(words);
        if (words_of(call.set(value, number)) != expected || words_of(value) != words) {
            return false;
        }
        call.set_through_pointer(&value, number);
        return words_of(value) == expected && reads(call, expected, field);
    });
}

/// Each bit of the field, the top one too, alone among zeros and among ones.
template <class Type>
void check_each_bit(Field field, const Accessors<Type>& call, const std::optional<Tag>& tag) {
    for (const bool background : {false, true}) {
        Words<Type> words;
        words.fill(background ? ~Word<Type>{} : Word<Type>{});
        words = with_tag<Type>(words, tag);
        for (unsigned i = 0; i < field.width; ++i) {
            const Word<Type> number = Word<Type>{1} << i;
            EXPECT_TRUE(writes(call, words, field, number)) << "bit " << i << " of the field";
            EXPECT_TRUE(reads(call, words, field));
        }
    }
}

/// A value too big for the field never reaches another one: setters refuse it, or, where the bits
/// that are too many lie beyond the word, drop those.
template <class Type>
void check_range(Field field, const Accessors<Type>& call, const std::optional<Tag>& tag) {
    for (unsigned i = field.width; i < word_bits<Type>; ++i) {
        const bool reaches_others = field.position % word_bits<Type> + i < word_bits<Type>;
        EXPECT_TRUE(rc::check("value with bit beyond the field",
                              [&] {
                                  const Words<Type> words = any_words<Type>(tag);
                                  const Word<Type> small = any_value<Type>(field);
                                  const Word<Type> big = small | Word<Type>{1} << i;
                                  Type copied = with_words<Type>(words);
                                  Type pointed = copied;
                                  const bool is_set_refused =
                                      is_refused([&] { copied = call.set(copied, big); });
                                  const bool is_ptr_refused =
                                      is_refused([&] { call.set_through_pointer(&pointed, big); });
                                  RC_ASSERT(is_set_refused == is_ptr_refused);
                                  RC_ASSERT(is_set_refused || !reaches_others);
                                  const Words<Type> expected =
                                      is_set_refused ? words : insert<Type>(words, field, small);
                                  RC_ASSERT(words_of(copied) == expected);
                                  RC_ASSERT(words_of(pointed) == expected);
                              }))
            << "bit " << i << " of the value";
    }
}

/// Accessors of a variant refuse a union that holds another one.
template <class Type>
void check_other_tags(const Accessors<Type>& call, const Tag& tag) {
    EXPECT_TRUE(rc::check("union with another tag", [&] {
        const Words<Type> words = any_words<Type>();
        RC_PRE(extract<Type>(words, tag.field) != tag.value);
        Type value = with_words<Type>(words);
        RC_ASSERT(is_refused([&] { call.get(value); }));
        RC_ASSERT(is_refused([&] { call.set(value, 0); }));
        RC_ASSERT(is_refused([&] { call.get_through_pointer(&value); }));
        RC_ASSERT(is_refused([&] { call.set_through_pointer(&value, 0); }));
        RC_ASSERT(words_of(value) == words);
    }));
}

template <class Type>
void check_field(Field field, const Accessors<Type>& call, const std::optional<Tag>& tag = no_tag) {
    EXPECT_TRUE(rc::check("get reads the field's bits",
                          [&] { RC_ASSERT(reads(call, any_words<Type>(tag), field)); }));
    EXPECT_TRUE(rc::check("set writes the field's bits and no others", [&] {
        RC_ASSERT(writes(call, any_words<Type>(tag), field, any_value<Type>(field)));
    }));
    check_each_bit(field, call, tag);
    check_range(field, call, tag);
    if (tag) {
        check_other_tags(call, *tag);
    }
}

}  // namespace selfe::bitfields
