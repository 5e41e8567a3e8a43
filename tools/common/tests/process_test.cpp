// Tests of child processes: arguments, folder, environment, output, endings, signals.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/common/process.hpp"

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>
#include <cstdlib>
#include <string>

namespace selfe {
namespace {

/// What a command gave that must have run and succeeded.
std::string output_of(const Command& command) {
    const auto captured = capture(command);
    EXPECT_TRUE(captured) << (captured ? "" : captured.error().message);
    EXPECT_TRUE(captured && captured->ending.is_success());
    return captured ? captured->output : std::string();
}

TEST(Process, ArgumentsReachTheProgramAsTheyAre) {
    const std::string awkward = "$(id) ; `x` 'y' \"z\" * \n";
    EXPECT_EQ(output_of({{"printf", "%s|%s|", awkward, ""}, {}, {}}), awkward + "||");
}

TEST(Process, RunsInTheFolderAndEnvironmentThatWereAsked) {
    ASSERT_EQ(::setenv("SELFE_TEST_GONE", "x", 1), 0);
    EXPECT_EQ(output_of({{"sh", "-c", "pwd; echo $SELFE_TEST_NEW-$SELFE_TEST_GONE-$HOME"},
                         "/usr",
                         {{"SELFE_TEST_NEW", "new"}, {"SELFE_TEST_GONE", std::nullopt}}}),
              "/usr\nnew--" + std::string(std::getenv("HOME")) + "\n");
}

TEST(Process, KeepsTheTwoStreamsApartAndAllOfThem) {
    const auto captured =
        capture({{"sh", "-c", "seq 1 50000; seq 1 60000 >&2; printf end"}, {}, {}});
    ASSERT_TRUE(captured);
    EXPECT_TRUE(captured->output.ends_with("50000\nend"));
    EXPECT_TRUE(captured->error.ends_with("\n60000\n"));
    EXPECT_EQ(captured->error.find("end"), std::string::npos);
}

TEST(Process, ItsInputIsEmpty) {
    EXPECT_EQ(output_of({{"cat"}, {}, {}}), "");
}

TEST(Process, SaysHowAProgramEnded) {
    const auto status = capture({{"sh", "-c", "exit 3"}, {}, {}});
    ASSERT_TRUE(status);
    EXPECT_EQ(status->ending.description(), "exited with 3");
    const auto signal = capture({{"sh", "-c", "kill -9 $$"}, {}, {}});
    ASSERT_TRUE(signal);
    EXPECT_FALSE(signal->ending.is_success());
    EXPECT_EQ(signal->ending.description(), "was ended by signal 9 (Killed)");
}

TEST(Process, AProgramThatIsNotThereIsNamed) {
    const auto missing = capture({{"selfe-no-such-program"}, {}, {}});
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().message, "selfe-no-such-program is not there, or not executable");
}

TEST(Process, TheChildsOwnPathDecidesWhichProgramRuns) {
    const auto missing = capture({{"printf", "x"}, {}, {{"PATH", "/nowhere"}}});
    ASSERT_FALSE(missing);
    EXPECT_FALSE(find_program("sh", "/nowhere"));
    EXPECT_EQ(find_program("sh", "/nowhere::/bin"), "/bin/sh");
}

TEST(Process, AFolderThatIsNotThereIsAnError) {
    const auto missing = capture({{"true"}, "/nowhere", {}});
    ASSERT_FALSE(missing);
    EXPECT_NE(missing.error().message.find("No such file or directory"), std::string::npos);
}

// A daemon that a build tool leaves behind keeps the pipe open; waiting for its end would hang.
TEST(Process, EndsWithTheChildNotWithItsDaemons) {
    EXPECT_EQ(output_of({{"sh", "-c", "sleep 60 & echo done"}, {}, {}}), "done\n");
}

// In a process of its own, since the signal would stop the test program otherwise.
TEST(Process, ARequestToStopEndsTheWholeGroup) {
    const pid_t runner = ::fork();
    if (runner == 0) {
        // The grandchild would hold `sh` for a minute if only the child got the signal.
        const auto ended = capture({{"sh", "-c", "kill -TERM $PPID; sleep 60; echo late"}, {}, {}});
        const bool is_told =
            !ended &&
            ended.error().message == "interrupted by signal 15 (Terminated) while sh was running";
        const bool is_remembered =
            was_interrupted() && capture({{"true"}, {}, {}}) && was_interrupted();
        ::_exit(is_told && is_remembered ? 0 : 1);
    }
    int status = -1;
    ASSERT_EQ(::waitpid(runner, &status, 0), runner);
    EXPECT_EQ(status, 0);
}

TEST(Process, ShellTextCanBePastedIntoAShell) {
    const Command command{{"printf", "%s", "it's $HOME", "plain-word", ""}, {}, {}};
    EXPECT_EQ(shell_text(command), "printf %s 'it'\\''s $HOME' plain-word ''");
}

}  // namespace
}  // namespace selfe
