// What must hold for constructors of bitfield types and for the tags of unions.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstddef>
#include <tuple>

#include "selfe/bitfields/field_properties.hpp"

namespace selfe::bitfields {

/// The two constructors of a type or of one variant of a union: by value, and in place.
template <class Type, class... Values>
struct Constructors {
    Type (*make)(Values...);
    void (*make_in_place)(Type*, Values...);
};

template <class Type, std::size_t Count>
using Values = std::array<Word<Type>, Count>;

template <class Type, class... Parameters, std::size_t Count>
[[nodiscard]] bool makes(const Constructors<Type, Parameters...>& call,
                         const std::array<Field, Count>& fields, const std::optional<Tag>& tag,
                         const Values<Type, Count>& values, const Words<Type>& before) {
    Words<Type> expected{};
    for (std::size_t i = 0; i < Count; ++i) {
        expected = insert<Type>(expected, fields[i], values[i]);
    }
    expected = with_tag<Type>(expected, tag);
    return holds([&] {
        Type value = with_words<Type>(before);
        std::apply(call.make_in_place, std::tuple_cat(std::tuple{&value}, values));
        return words_of(value) == expected && words_of(std::apply(call.make, values)) == expected;
    });
}

/// Constructors set every bit: fields to their arguments, the tag, padding to zero. An argument
/// too big for its field is refused.
template <class Type, class... Parameters, std::size_t Count>
void check_constructors(const Constructors<Type, Parameters...>& call,
                        const std::array<Field, Count>& fields,
                        const std::optional<Tag>& tag = no_tag) {
    static_assert(sizeof...(Parameters) == Count, "one parameter for each field");
    const auto any_values = [&] {
        Values<Type, Count> values{};
        for (std::size_t i = 0; i < Count; ++i) {
            values[i] = any_value<Type>(fields[i]);
        }
        return values;
    };
    EXPECT_TRUE(rc::check("constructor sets every bit", [&] {
        RC_ASSERT(makes(call, fields, tag, any_values(), any_words<Type>()));
    }));
    for (std::size_t i = 0; i < Count; ++i) {
        for (unsigned bit = 0; bit < word_bits<Type>; ++bit) {
            Values<Type, Count> values{};
            values[i] = Word<Type>{1} << bit;
            if (bit < fields[i].width) {
                EXPECT_TRUE(makes(call, fields, tag, values, Words<Type>{}))
                    << "argument " << i << ", bit " << bit;
            } else {
                Type value{};
                EXPECT_TRUE(is_refused([&] { std::apply(call.make, values); }) && is_refused([&] {
                                std::apply(call.make_in_place,
                                           std::tuple_cat(std::tuple{&value}, values));
                            }))
                    << "argument " << i << ", bit " << bit << " is beyond its field";
            }
        }
    }
}

template <class Type>
struct TagAccessors {
    Word<Type> (*get)(Type);
    Word<Type> (*get_through_pointer)(Type*);
    int (*equals)(Type, Word<Type>);
};

/// Any content has the tag that its bits say, the values of no variant too.
template <class Type>
void check_tag(Field tag, const TagAccessors<Type>& call) {
    EXPECT_TRUE(rc::check("tag is what its bits say", [&] {
        const Words<Type> words = any_words<Type>();
        const Word<Type> other = any_value<Type>(tag);
        const Word<Type> expected = extract<Type>(words, tag);
        Type value = with_words<Type>(words);
        RC_ASSERT(call.get(value) == expected);
        RC_ASSERT(call.get_through_pointer(&value) == expected);
        RC_ASSERT(call.equals(value, expected) != 0);
        RC_ASSERT((call.equals(value, other) != 0) == (other == expected));
    }));
}

}  // namespace selfe::bitfields
