// Doxygen's notation and a manual's markup in, comment lines out.
// SPDX-License-Identifier: BSD-2-Clause
#include "doc_comment.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace selfe::generator {
namespace {

TEST(DocComment, NoDocumentationIsNoComment) {
    EXPECT_EQ(doc_comment(""), "");
    EXPECT_EQ(doc_comment("", "The answer's members: `error` (int)."), "");
}

TEST(DocComment, SummaryComesFirstAndCommandsLast) {
    EXPECT_EQ(doc_comment("@return An error.\n\n@brief Stops.\n\nAt once."),
              "/// Stops.\n///\n/// At once.\n///\n/// @return An error.\n");
}

TEST(DocComment, ShapeAndManualEndTheDescription) {
    EXPECT_EQ(doc_comment("@xmlonly <manual name=\"A\" label=\"a_b\"/> @endxmlonly\n@brief Stops.",
                          "Two words."),
              "/// Stops.\n///\n/// Two words.\n///\n/// Manual: a_b.\n");
}

TEST(DocComment, ElementsBecomeWhatTheyStandFor) {
    EXPECT_EQ(doc_comment("@xmlonly The  <texttt text=\"x\"/>  of <obj name=\"TCB\"/> <docref>(see "
                          "<autoref label=\"s:y\"/>)</docref> @endxmlonly ."),
              "/// The `x` of `TCB` (see the manual's `s:y`).\n");
}

TEST(DocComment, UnknownElementLeavesItsContent) {
    EXPECT_EQ(doc_comment("@xmlonly a <new>word</new> @endxmlonly"), "/// a word\n");
}

TEST(DocComment, AngleBracketsOutsideOfXmlAreText) {
    EXPECT_EQ(doc_comment("i <n and n> 0"), "/// i <n and n> 0\n");
}

TEST(DocComment, LongCommandsContinueIndented) {
    const std::string text = doc_comment("@param a " + std::string(90, 'x') + "\nmore\nwords");
    EXPECT_EQ(text, "/// @param a\n///     " + std::string(90, 'x') + "\n///     more words\n");
}

TEST(DocComment, LinesFitWhatOneReads) {
    std::string words;
    for (int i = 0; i < 200; ++i) {
        words += "word" + std::to_string(i) + " ";
    }
    std::istringstream lines(doc_comment(words));
    std::string all;
    for (std::string line; std::getline(lines, line);) {
        EXPECT_LE(line.size(), 100U);
        all += line.substr(4) + " ";
    }
    EXPECT_EQ(all, words);  // and no word is lost
}

TEST(DocComment, BackslashDoesNotTakeTheNextLineIntoTheComment) {
    EXPECT_EQ(doc_comment("a path\\"), "/// a path\n");
}

TEST(DocComment, ElementThatDoesNotEndIsText) {
    EXPECT_EQ(doc_comment("@xmlonly a <texttt text="), "/// a <texttt text=\n");
}

}  // namespace
}  // namespace selfe::generator
