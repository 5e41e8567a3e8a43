// gen_config.json in all its spellings.
// SPDX-License-Identifier: BSD-2-Clause
#include "configuration.hpp"

#include <gtest/gtest.h>

namespace selfe::generator {
namespace {

TEST(Configuration, BooleansStringsAndNumbersAreRead) {
    Configuration configuration;
    ASSERT_TRUE(add_configuration(configuration, R"({"A": true, "B": "x", "C": 7})", "f"));
    EXPECT_EQ(configuration.at("A"), ConfigurationValue(true));
    EXPECT_EQ(configuration.at("B"), ConfigurationValue("x"));
    EXPECT_EQ(configuration.at("C"), ConfigurationValue("7"));
}

TEST(Configuration, SameKeyWithSameValueTwiceIsFine) {
    Configuration configuration;
    ASSERT_TRUE(add_configuration(configuration, R"({"A": true})", "f"));
    EXPECT_TRUE(add_configuration(configuration, R"({"A": true})", "g"));
}

TEST(Configuration, SameKeyWithAnotherValueIsAnError) {
    Configuration configuration;
    ASSERT_TRUE(add_configuration(configuration, R"({"A": true})", "f"));
    const auto second = add_configuration(configuration, R"({"A": false})", "g");
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().file, "g");
}

TEST(Configuration, NestedValueIsAnErrorWithItsKey) {
    Configuration configuration;
    const auto result = add_configuration(configuration, R"({"A": [1]})", "f");
    ASSERT_FALSE(result);
    EXPECT_NE(result.error().message.find("\"A\""), std::string::npos);
}

TEST(Configuration, ArrayIsNoConfiguration) {
    Configuration configuration;
    EXPECT_FALSE(add_configuration(configuration, "[]", "f"));
}

TEST(Configuration, NumberBeyondAnyTypeIsAnError) {  // the library has an exception of its own
    Configuration configuration;
    const auto result = add_configuration(configuration, R"({"A": 1e999})", "f");
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().message, "a number in it is too big");
}

TEST(AsNumber, DecimalAndHexadecimalUpToAWordAreNumbers) {
    EXPECT_EQ(as_number("0"), 0U);
    EXPECT_EQ(as_number("256"), 256U);
    EXPECT_EQ(as_number("0x1F"), 31U);
    EXPECT_EQ(as_number("18446744073709551615"), 18446744073709551615U);
}

TEST(AsNumber, AnythingElseIsNot) {
    for (const char* text : {"", "-1", "1 ", "0x", "12k", "-O2", "18446744073709551616"}) {
        EXPECT_EQ(as_number(text), std::nullopt) << text;
    }
}

}  // namespace
}  // namespace selfe::generator
