// The reader on texts that nobody wrote: it answers, and what it accepts is consistent.
// SPDX-License-Identifier: BSD-2-Clause
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "selfe/bitfields/specification.hpp"

namespace selfe::bitfields {
namespace {

/// What every accepted specification has, whatever it was read from.
void check_consistent(const Specification& specification) {
    RC_ASSERT(specification.word_bits == 32 || specification.word_bits == 64);
    const auto check = [&](const Block& block) {
        std::uint64_t end = std::uint64_t{block.words} * specification.word_bits;
        RC_ASSERT(end > 0);
        for (const Field& field : block.fields) {  // from the top downwards, without overlap
            RC_ASSERT(field.width > 0);
            RC_ASSERT(field.position + field.width <= end);
            RC_ASSERT(field.position / specification.word_bits ==
                      (field.position + field.width - 1) / specification.word_bits);
            end = field.position;
        }
    };
    std::ranges::for_each(specification.blocks, check);
    for (const TaggedUnion& tagged : specification.unions) {
        RC_ASSERT(!tagged.variants.empty());
        for (const Variant& variant : tagged.variants) {
            check(variant.block);
        }
    }
}

void check_answer(const std::string& text) {
    const auto specification = parse_specification(text, "f");
    if (specification) {
        check_consistent(*specification);
    } else {
        const Diagnostic& error = specification.error();
        RC_ASSERT(error.line >= 1);
        RC_ASSERT(error.line <= 1 + std::ranges::count(text, '\n'));
        RC_ASSERT(error.column >= 1);
        RC_ASSERT(!error.message.empty());
        RC_ASSERT(std::ranges::all_of(error.message, [](char c) { return c >= ' ' && c <= '~'; }));
    }
}

/// Words of the language, numbers at the edges, and rubbish.
rc::Gen<std::string> word() {
    return rc::gen::element<std::string>(
        "base", "block", "field", "padding", "tagged_union", "tag", "{", "}", "(", ",", "a", "b",
        "t", "0", "1", "4", "28", "32", "64", "0x10", "0x", "4096", "4294967296",
        "18446744073709551616", "-1", "--", "\n", "field_high", "\xff");
}

/// A block that fills its words, as text.
std::string any_block(const std::string& name, unsigned word_bits, Block& block) {
    block.name = name;
    block.words = *rc::gen::inRange(1U, 5U);
    unsigned position = block.words * word_bits;
    std::string text = "block " + name + " {\n";
    while (position > 0) {
        const unsigned left = (position - 1) % word_bits + 1;
        const unsigned width = *rc::gen::inRange(1U, left + 1);
        position -= width;
        if (*rc::gen::arbitrary<bool>()) {
            block.fields.push_back({"f" + std::to_string(position), position, width});
            text += " field " + block.fields.back().name + " " + std::to_string(width) + "\n";
        } else {
            text += " padding " + std::to_string(width) + "\n";
        }
    }
    return text + "}\n";
}

TEST(RandomText, AnyBytesGetAnAnswer) {
    EXPECT_TRUE(rc::check([] { check_answer(*rc::gen::arbitrary<std::string>()); }));
}

TEST(RandomText, AnyWordsGetAnAnswer) {
    EXPECT_TRUE(rc::check([] {
        std::string text = "base 32 block t { field t 32 }\n";
        for (const std::string& next : *rc::gen::container<std::vector<std::string>>(word())) {
            text += next + " ";
        }
        check_answer(text);
    }));
}

TEST(RandomText, AnyDamageGetsAnAnswer) {
    const std::string whole =
        "-- c\nbase 64\nblock a {\n padding 60\n field t 4\n}\nblock b {\n field x 60\n field t "
        "4\n}\n"
        "block c {\n field y 64\n}\ntagged_union u t {\n tag a 0\n tag b 15\n}\n";
    EXPECT_TRUE(rc::check([&] {
        std::string text = whole;
        const auto count = *rc::gen::inRange(1, 4);
        for (int i = 0; i < count; ++i) {
            const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
            const auto length = *rc::gen::inRange<std::size_t>(0, 9);
            text.replace(at, length, *word());
        }
        check_answer(text);
    }));
}

TEST(RandomText, WhatIsWrittenIsRead) {
    EXPECT_TRUE(rc::check([] {
        const unsigned word_bits = *rc::gen::element(32U, 64U);
        std::string text = "base " + std::to_string(word_bits) + "\n";
        std::vector<Block> expected(*rc::gen::inRange<std::size_t>(0, 4));
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const auto line = 1 + std::ranges::count(text, '\n');
            text += any_block("b" + std::to_string(i), word_bits, expected[i]);
            expected[i].line = static_cast<unsigned>(line);
        }
        const auto specification = parse_specification(text, "f");
        RC_ASSERT(specification.has_value());
        RC_ASSERT(specification->word_bits == word_bits);
        RC_ASSERT(specification->blocks == expected);
    }));
}

}  // namespace
}  // namespace selfe::bitfields
