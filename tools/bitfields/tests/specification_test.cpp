// What a specification says, and what it must not.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/bitfields/specification.hpp"

#include <gtest/gtest.h>

namespace selfe::bitfields {
namespace {

Specification parsed(std::string_view text) {
    const auto specification = parse_specification(text, "f.pbf");
    EXPECT_TRUE(specification) << specification.error().line << specification.error().message;
    return specification.value_or(Specification{});
}

/// "line:column message" of the error that a text leads to.
std::string error(std::string_view text) {
    const auto specification = parse_specification(text, "f.pbf");
    if (specification) {
        return "no error";
    }
    EXPECT_EQ(specification.error().file, "f.pbf");
    return std::to_string(specification.error().line) + ":" +
           std::to_string(specification.error().column) + " " + specification.error().message;
}

TEST(Specification, FirstFieldIsTheTopOfTheLastWord) {
    const Block expected{"b", 2, {{"top", 60, 4}, {"low", 0, 32}}, 2};
    EXPECT_EQ(parsed("base 32\nblock b { field top 4 padding 28 field low 32 }").blocks,
              std::vector{expected});
}

TEST(Specification, PaddingMayCrossWords) {
    EXPECT_EQ(parsed("base 64 block b { padding 100 field x 28 }").blocks[0].fields,
              (std::vector<Field>{{"x", 0, 28}}));
}

TEST(Specification, CommentsAndMissingBlanksDoNotMatter) {
    EXPECT_EQ(parsed("-- c\nbase 32--c\nblock b{field x 0x20}-- no line end").blocks,
              (std::vector{Block{"b", 1, {{"x", 0, 32}}, 3}}));
}

TEST(Specification, BlocksOfAUnionAreNoTypesOfTheirOwn) {
    const auto specification = parsed(
        "base 32 block a { padding 28 field t 4 } block b { field x 28 field t 4 }\n"
        "block c { field x 32 }\ntagged_union u t { tag a 3 tag b 0xf }");
    ASSERT_EQ(specification.blocks.size(), 1U);
    EXPECT_EQ(specification.blocks[0].name, "c");
    ASSERT_EQ(specification.unions.size(), 1U);
    const TaggedUnion& tagged = specification.unions[0];
    EXPECT_EQ(tagged.tag, (Field{"t", 0, 4}));
    EXPECT_EQ(tagged.variants[1].block.name, "b");
    EXPECT_EQ(tagged.variants[1].value, 15U);
}

TEST(Specification, UnknownConstructIsAnErrorAtItsPlace) {
    EXPECT_EQ(error("base 64\n  mask 3 4"), "2:3 unknown definition 'mask'");
    EXPECT_EQ(error("base 64\nblock b {\n field_high x 64 }"),
              "3:2 unknown item 'field_high' in a block");
    EXPECT_EQ(error("base 64 block b (x) { field x 64 }"), "1:17 expected '{', found '('");
    EXPECT_EQ(error("base 64(48,1)\n"), "1:8 unknown definition '('");
    EXPECT_EQ(error("base 32 block a { field t 32 } tagged_union u t { raise a }"),
              "1:51 unknown item 'raise' in a union");
}

TEST(Specification, WrongBaseIsAnError) {
    EXPECT_EQ(error("base 16"), "1:6 the base is '16', neither 32 nor 64");
    EXPECT_EQ(error("base 32 base 32"), "1:14 the base is given twice");
    EXPECT_EQ(error("block b { field x 32 }"), "1:1 'base' must come before the first definition");
    EXPECT_EQ(error("-- nothing\n"), "2:1 no definitions: 'base' is missing");
}

TEST(Specification, BlockOfNoWholeWordsIsAnError) {
    EXPECT_EQ(error("base 32 block b { field x 31 }"),
              "1:15 block b has 31 bits, not one or more whole words");
    EXPECT_EQ(error("base 32 block b { }"), "1:15 block b has 0 bits, not one or more whole words");
    EXPECT_EQ(error("base 32 block b { padding 4096 padding 32 }"),
              "1:15 block b has 4128 bits, not one or more whole words");
}

TEST(Specification, FieldThatNoWordHoldsIsAnError) {
    EXPECT_EQ(error("base 32 block b { padding 16 field x 32 padding 16 }"),
              "1:30 field b.x is empty or crosses a word");
    EXPECT_EQ(error("base 32 block b { field x 0 padding 32 }"),
              "1:19 field b.x is empty or crosses a word");
    EXPECT_EQ(error("base 64 block b { field x 4097 }"), "1:27 the number is above 4096");
}

TEST(Specification, NameThatIsTakenIsAnError) {
    EXPECT_EQ(error("base 32 block b { field x 16 field x 16 }"),
              "1:30 field b.x is defined twice");
    EXPECT_EQ(error("base 32 block b { field x 32 } block b { field x 32 }"),
              "1:38 'b' is defined twice");
}

TEST(Specification, UnionWhoseVariantsDisagreeIsAnError) {
    const std::string blocks =
        "base 32 block a { padding 28 field t 4 } block b { field t 4 padding 28 }\n";
    EXPECT_EQ(error(blocks + "tagged_union u t { tag a 0 tag b 1 }"),
              "2:14 blocks a and b of union u differ in size or in their tag's place");
    EXPECT_EQ(error(blocks + "tagged_union u t { tag a 16 }"), "2:26 the number is above 15");
    EXPECT_EQ(error(blocks + "tagged_union u t { tag a 1 tag a 2 }"),
              "2:14 union u has block a or its tag 2 twice");
    EXPECT_EQ(error(blocks + "tagged_union u t { tag c 0 }"), "2:24 no block is called 'c'");
    EXPECT_EQ(error(blocks + "tagged_union u s { tag a 0 }"), "2:24 block a has no field s");
    EXPECT_EQ(error(blocks + "tagged_union u t { }"), "2:14 union u is empty");
}

TEST(Specification, TruncatedFileIsAnErrorAtItsEnd) {
    const std::string text =
        "base 32\nblock a { padding 28 field t 4 }\ntagged_union u t { tag a 3 }";
    for (std::size_t size = text.find("block") + 1; size < text.size(); ++size) {
        if (size == text.find("tagged_union") || size + 1 == text.find("tagged_union")) {
            continue;  // nothing is missing there
        }
        EXPECT_NE(error(text.substr(0, size)), "no error") << text.substr(0, size);
    }
}

TEST(Specification, ForeignBytesAreShownAsQuestionMarks) {
    EXPECT_EQ(error("\x7f"
                    "ELF\x02\xff"),
              "1:1 unknown definition '?ELF?"
              "?'");
    EXPECT_EQ(error(std::string(100, 'x')),
              "1:1 unknown definition '" + std::string(40, 'x') + "...'");
}

}  // namespace
}  // namespace selfe::bitfields
