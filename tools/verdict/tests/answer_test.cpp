// What CTest is told for each verdict, and when an answer is refused as stale.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/verdict/answer.hpp"

#include <gtest/gtest.h>

#include "selfe/verdict/ctest_identity.hpp"

namespace selfe::verdict {
namespace {

Journal journal_with(const std::string& verdict) {
    return {"12.34.boot", "0123456789abcdef",
            CaseRecord{.verdict = verdict,
                       .is_flaky = false,
                       .file = "suites/tcb.cpp",
                       .line = 12,
                       .rows = {"TCB-001", "TCB-002"},
                       .details = {"want 1"},
                       .console = {},
                       .attempts = {},
                       .measurements = {}}};
}

const Question question{"Tcb.Resume", "0123456789abcdef", "12.34.boot"};

TEST(Answer, OnlyPassIsAPass) {
    EXPECT_EQ(answer(question, journal_with("PASS")).exit_code, 0);
    for (const char* word : {"FAIL", "CRASH", "HANG", "KERNEL", "REBOOT", "LOST", "CORRUPT",
                             "NOTRUN", "BOOT_TIMEOUT", "LOAD_FAIL", "", "pass", "PASSED"}) {
        EXPECT_EQ(answer(question, journal_with(word)).exit_code, 1) << word;
    }
}

TEST(Answer, SkippedAndUnselectedCasesAreSkipped) {
    EXPECT_EQ(answer(question, journal_with("SKIP")).exit_code, 77);
    EXPECT_EQ(answer(question, journal_with("UNSELECTED")).exit_code, 77);
}

TEST(Answer, AKnownDivergenceIsNoPassAndSaysWhy) {
    const Answer known = answer(question, journal_with("DIVERGES"));
    EXPECT_EQ(known.exit_code, 77);
    EXPECT_NE(known.text.find("<CTestDetails>DIVERGES: want 1</CTestDetails>"), std::string::npos);
}

TEST(Answer, AnUnexpectedPassIsAPassThatIsLabelled) {
    Journal journal = journal_with("PASS");
    journal.one_case->details = {"unexpected pass: TCB-001 until 15.0.0: <a word>"};
    const Answer told = answer(question, journal);
    EXPECT_EQ(told.exit_code, 0);
    EXPECT_NE(told.text.find("<CTestLabel>unexpected</CTestLabel>\n<CTestDetails>unexpected pass: "
                             "TCB-001 until 15.0.0: &lt;a word&gt;</CTestDetails>\n"),
              std::string::npos);
    EXPECT_EQ(answer(question, journal_with("PASS")).text.find("unexpected"), std::string::npos);
}

TEST(Answer, ShowsPlaceRowsAndDetails) {
    EXPECT_EQ(answer(question, journal_with("FAIL")).text,
              "FAIL Tcb.Resume\nsuites/tcb.cpp:12\nTCB-001 TCB-002\n  want 1\n"
              "<CTestDetails>FAIL: want 1</CTestDetails>\n");
}

TEST(Answer, ShowsConsoleAttemptsAndMeasurements) {
    Journal journal = journal_with("PASS");
    journal.one_case->console = {"halting..."};
    journal.one_case->attempts = {"boot 1: LOST", "boot 2: PASS"};
    journal.one_case->measurements = {{"cycles", "12"}, {"mode", "fast"}};
    const std::string text = answer(question, journal).text;
    EXPECT_NE(text.find("console:\n  halting...\n"), std::string::npos);
    EXPECT_NE(text.find("attempts:\n  boot 1: LOST\n  boot 2: PASS\n"), std::string::npos);
    EXPECT_NE(text.find("name=\"cycles\">12</CTestMeasurement>"), std::string::npos);
    EXPECT_EQ(text.find("name=\"mode\""), std::string::npos);
}

TEST(Answer, OnAFlakyCaseIsAPassThatSaysSo) {
    Journal journal = journal_with("PASS");
    journal.one_case->is_flaky = true;
    journal.one_case->attempts = {"boot 1: LOST", "boot 2: PASS"};
    const Answer flaky = answer(question, journal);
    EXPECT_EQ(flaky.exit_code, 0);
    EXPECT_NE(flaky.text.find("<CTestLabel>flaky</CTestLabel>\n"
                              "<CTestDetails>PASS at try 2</CTestDetails>\n"),
              std::string::npos);
    EXPECT_EQ(answer(question, journal_with("PASS")).text.find("flaky"), std::string::npos);
}

TEST(Answer, OfAnotherRunOfCtestIsStale) {
    Question other = question;
    other.ctest_identity = "13.34.boot";
    const Answer stale = answer(other, journal_with("PASS"));
    EXPECT_EQ(stale.exit_code, 99);
    EXPECT_TRUE(stale.text.starts_with("STALE: the journal is of another run of ctest\nhint: "));
}

TEST(Answer, OfARunByHandIsStaleForCtest) {
    Journal journal = journal_with("PASS");
    journal.ctest_identity = no_ctest;
    EXPECT_EQ(answer(question, journal).exit_code, 99);
}

TEST(Answer, IsGivenToAPersonWithoutProofOfFreshness) {
    Question person = question;
    person.ctest_identity = no_ctest;
    EXPECT_EQ(answer(person, journal_with("PASS")).exit_code, 0);
}

TEST(Answer, OfAnotherImageIsStale) {
    Question other = question;
    other.image_id = "fedcba9876543210";
    EXPECT_EQ(answer(other, journal_with("PASS")).exit_code, 99);
}

TEST(Answer, OnAnUnknownCaseIsStale) {
    Journal journal = journal_with("PASS");
    journal.one_case.reset();
    EXPECT_EQ(answer(question, journal).exit_code, 99);
}

TEST(Answer, LetsNoCasePrintTagsOrControls) {
    Journal journal = journal_with("FAIL");
    journal.one_case->details = {"<CTestMeasurement name=\"x\">1</CTestMeasurement>\x1b[2J"};
    const std::string text = answer(question, journal).text;
    EXPECT_EQ(text.find("<CTestMeasurement"), std::string::npos);
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace selfe::verdict
