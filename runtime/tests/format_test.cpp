// Tests of numbers and texts in a fixed buffer.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/format.hpp"

#include <gtest/gtest.h>

#include <string>

namespace selfe {
namespace {

std::string text_of(const Format& format) {
    return {format.data(), format.size()};
}

TEST(Format, WritesDecimalNumbersOfEveryLength) {
    char buffer[64];
    EXPECT_EQ(text_of(Format(buffer).decimal(0)), "0");
    EXPECT_EQ(text_of(Format(buffer).decimal(10)), "10");
    EXPECT_EQ(text_of(Format(buffer).decimal(~uint64_t{0})), "18446744073709551615");
    EXPECT_EQ(text_of(Format(buffer).signed_decimal(-1)), "-1");
    EXPECT_EQ(text_of(Format(buffer).signed_decimal(INT64_MAX)), "9223372036854775807");
    EXPECT_EQ(text_of(Format(buffer).signed_decimal(INT64_MIN)), "-9223372036854775808");
}

TEST(Format, WritesHexWithAtLeastTheDigitsAskedFor) {
    char buffer[64];
    EXPECT_EQ(text_of(Format(buffer).hex(0)), "0");
    EXPECT_EQ(text_of(Format(buffer).hex(0, 0)), "0");
    EXPECT_EQ(text_of(Format(buffer).hex(0xabc)), "abc");
    EXPECT_EQ(text_of(Format(buffer).hex(0xabc, 8)), "00000abc");
    EXPECT_EQ(text_of(Format(buffer).hex(0xabc, 2)), "abc");
    EXPECT_EQ(text_of(Format(buffer).hex(~uint64_t{0}, 16)), "ffffffffffffffff");
}

TEST(Format, CutsWhatDoesNotFitAndSaysSo) {
    char buffer[6];
    Format format(buffer);
    format.text("12345").character('6');
    EXPECT_FALSE(format.is_cut());
    format.decimal(789);
    EXPECT_TRUE(format.is_cut());
    EXPECT_EQ(text_of(format), "123456");
}

TEST(Format, TakesTextByLength) {
    char buffer[8];
    EXPECT_EQ(text_of(Format(buffer).text("a\0b", 3)), std::string("a\0b", 3));
}

}  // namespace
}  // namespace selfe
