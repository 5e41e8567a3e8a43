// Reads journals as the runner writes them, and as a killed runner or a full disk leaves them.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/verdict/journal.hpp"

#include <gtest/gtest.h>

namespace selfe::verdict {
namespace {

const std::string header =
    R"({"record":"run","schema":1,"ctest":"12.34.boot","image":"0123456789abcdef"})"
    "\n";
const std::string first_case =
    R"({"record":"case","name":"Tcb.Resume","index":0,"area":"tcb","rows":["TCB-001","TCB-002"],)"
    R"("file":"suites/tcb.cpp","line":12,"verdict":"FAIL","details":["want 1","see CNode.Copy"],)"
    R"("console":["halting..."],"measurements":{"cycles":"12"},"seconds":0.1,)"
    R"("attempts":[{"boot":1,"verdict":"LOST","log_offset":7},{"boot":2,"verdict":"FAIL"}]})"
    "\n";
const std::string second_case =
    R"({"record":"case","name":"CNode.Copy","index":1,"verdict":"PASS"})"
    "\n";
const std::string end = R"({"record":"end","complete":true})"
                        "\n";
const std::string whole = header + first_case + second_case + end;

TEST(Journal, KnowsAFlakyCase) {
    const std::string flaky = R"({"record":"case","name":"A.B","verdict":"PASS","flaky":true})"
                              "\n";
    const auto journal = parse_journal(header + flaky + first_case + end, "A.B", "j");
    ASSERT_TRUE(journal && journal->one_case);
    EXPECT_TRUE(journal->one_case->is_flaky);
    EXPECT_FALSE(parse_journal(whole, "Tcb.Resume", "j")->one_case->is_flaky);
}

TEST(Journal, OfARunThatWasGoneOnWithIsWholeAtItsEndOnly) {
    const std::string resumed = R"({"record":"resumed","started":"later"})"
                                "\n";
    EXPECT_TRUE(parse_journal(header + resumed + first_case + end, "Tcb.Resume", "j"));
    EXPECT_FALSE(parse_journal(header + first_case + resumed, "Tcb.Resume", "j"));
}

TEST(Journal, HoldsTheCaseWithAllThatIsKnownOfIt) {
    const auto journal = parse_journal(whole, "Tcb.Resume", "j");
    ASSERT_TRUE(journal);
    EXPECT_EQ(journal->ctest_identity, "12.34.boot");
    EXPECT_EQ(journal->image_id, "0123456789abcdef");
    ASSERT_TRUE(journal->one_case);
    const CaseRecord& record = *journal->one_case;
    EXPECT_EQ(record.verdict, "FAIL");
    EXPECT_EQ(record.file, "suites/tcb.cpp");
    EXPECT_EQ(record.line, 12U);
    EXPECT_EQ(record.rows, (std::vector<std::string>{"TCB-001", "TCB-002"}));
    EXPECT_EQ(record.details.front(), "want 1");
    EXPECT_EQ(record.console, std::vector<std::string>{"halting..."});
    EXPECT_EQ(record.attempts, (std::vector<std::string>{"boot 1: LOST", "boot 2: FAIL"}));
    ASSERT_EQ(record.measurements.size(), 1U);
    EXPECT_EQ(record.measurements.front().second, "12");
}

TEST(Journal, FindsACaseWhoseNameStandsInAnotherCasesDetail) {
    const auto journal = parse_journal(whole, "CNode.Copy", "j");
    ASSERT_TRUE(journal && journal->one_case);
    EXPECT_EQ(journal->one_case->verdict, "PASS");
}

TEST(Journal, DoesNotTakeAPartOfANameForTheName) {
    const auto journal = parse_journal(whole, "CNode.Cop", "j");
    ASSERT_TRUE(journal);
    EXPECT_FALSE(journal->one_case);
}

TEST(Journal, WithoutEndIsOfAKilledRun) {
    const auto journal = parse_journal(header + first_case, "Tcb.Resume", "j");
    ASSERT_FALSE(journal);
    EXPECT_EQ(journal.error().message, "the run that wrote this journal was killed");
}

TEST(Journal, CutAnywhereIsNeverWhole) {
    for (std::size_t length = 0; length < whole.size(); ++length) {
        EXPECT_FALSE(parse_journal(whole.substr(0, length), "Tcb.Resume", "j")) << length;
    }
}

TEST(Journal, OfAnotherSchemaIsRefused) {
    std::string other = whole;
    other.replace(other.find("\"schema\":1"), 10, "\"schema\":2");
    ASSERT_FALSE(parse_journal(other, "Tcb.Resume", "j"));
}

TEST(Journal, RubbishIsRefused) {
    for (const char* rubbish :
         {"", "\n", "[]\n", "{\n", "null\n{\"record\":\"end\"}\n", "\xff\xfe"}) {
        const auto journal = parse_journal(rubbish, "Tcb.Resume", "j");
        ASSERT_FALSE(journal) << rubbish;
        EXPECT_EQ(journal.error().message, "this is no journal");
    }
}

TEST(Journal, WithWrongTypesDoesNotCrash) {
    const std::string odd =
        R"({"record":"case","name":"A.B","rows":7,"line":"x","details":[1,null],"attempts":[3],)"
        R"("measurements":{"a":1},"verdict":5})"
        "\n";
    const auto journal = parse_journal(header + odd + end, "A.B", "j");
    ASSERT_TRUE(journal && journal->one_case);
    EXPECT_EQ(journal->one_case->verdict, "");
}

}  // namespace
}  // namespace selfe::verdict
