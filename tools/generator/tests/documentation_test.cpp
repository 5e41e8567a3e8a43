// Comments lose their frame and keep their words.
// SPDX-License-Identifier: BSD-2-Clause
#include "documentation.hpp"

#include <gtest/gtest.h>

#include "text.hpp"

namespace selfe::generator {
namespace {

TEST(CleanComment, BlockCommentLosesStarsAndOuterEmptyLines) {
    EXPECT_EQ(clean_comment("/**\n * @brief Stops.\n *\n * @param a *b* of c\n */"),
              "@brief Stops.\n\n@param a *b* of c");
}

TEST(CleanComment, OneLineFormsAreTheSame) {
    EXPECT_EQ(clean_comment("/** Stops. */"), "Stops.");
    EXPECT_EQ(clean_comment("/// Stops."), "Stops.");
    EXPECT_EQ(clean_comment("/**< Stops. */"), "Stops.");
}

TEST(CleanComment, NoCommentIsNoText) {
    EXPECT_EQ(clean_comment(""), "");
}

TEST(Quoted, WhatEndsOrEscapesALiteralIsEscaped) {
    EXPECT_EQ(quoted("a\"b\\c"), R"("a\"b\\c")");
    EXPECT_EQ(quoted("\n\xc3"), R"("\012\303")");
}

}  // namespace
}  // namespace selfe::generator
