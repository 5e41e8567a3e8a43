// What the runner is told for a run of all cases, and for one of chosen cases.
// SPDX-License-Identifier: BSD-2-Clause
#include "project/suite_run.hpp"
#include "scratch.hpp"

#include <algorithm>

namespace selfe::project {
namespace {

namespace fs = std::filesystem;

class RunOfASuite : public Scratch {
  protected:
    RunOfASuite() {
        suite_.platform.file = "/platforms/desk/platform.toml";
        suite_.prefix = "/kernel";
        suite_.image = "/cache/conformance.image.elf";
        suite_.cases = "/cache/conformance.cases.json";
        suite_.journal = "/cache/conformance.journal";
    }

    /// The word behind `option`, or empty.
    [[nodiscard]] std::string given(const std::string& option) const {
        const auto words = runner_arguments(run_, suite_);
        const auto at = std::ranges::find(words, option);
        return at == words.end() || at + 1 == words.end() ? "" : *(at + 1);
    }
    [[nodiscard]] bool says(const std::string& word) const {
        const auto words = runner_arguments(run_, suite_);
        return std::ranges::find(words, word) != words.end();
    }

    Suite suite_{{}, {}, {}, {}, {}, FileLock::acquire(folder() / "lock", [] {}).value()};
    SuiteRun run_;
};

TEST_F(RunOfASuite, NamesWhatWasBuiltAndWhereTheResultsGo) {
    EXPECT_EQ(given("--image"), "/cache/conformance.image.elf");
    EXPECT_EQ(given("--cases"), "/cache/conformance.cases.json");
    EXPECT_EQ(given("--platform"), "/platforms/desk/platform.toml");
    EXPECT_EQ(given("--prefix"), "/kernel");
    EXPECT_EQ(given("--journal"), "/cache/conformance.journal");
    EXPECT_EQ(given("--html"), "/cache/conformance.html");
    EXPECT_TRUE(says("--report=text"));
    EXPECT_FALSE(says("--resume"));
}

TEST_F(RunOfASuite, OfChosenCasesLeavesTheFilesOfTheWholeOneAlone) {
    run_.filters = {"CNode*", "Tcb*"};
    EXPECT_EQ(given("--journal"), "/cache/conformance.chosen.journal");
    EXPECT_EQ(given("--html"), "/cache/conformance.chosen.html");
    EXPECT_TRUE(says("--select=CNode*") && says("--select=Tcb*"));
    EXPECT_EQ(journal_of(run_, suite_), "/cache/conformance.chosen.journal");
}

TEST_F(RunOfASuite, PutsFilesWhereItIsTold) {
    run_.filters = {"CNode*"};
    run_.html = "page.html";
    run_.junit = "results.xml";
    run_.boards = {"desk.toml"};
    EXPECT_EQ(given("--html"), (fs::current_path() / "page.html").string());
    EXPECT_EQ(given("--junit"), (fs::current_path() / "results.xml").string());
    EXPECT_TRUE(says("--board=" + (fs::current_path() / "desk.toml").string()));
}

TEST_F(RunOfASuite, PassesOnHowOftenAndForWhom) {
    run_.is_json = run_.is_resumed = true;
    run_.failure_retries = 2;
    EXPECT_TRUE(says("--report=json") && says("--resume"));
    EXPECT_EQ(given("--retry-failed"), "2");
}

}  // namespace
}  // namespace selfe::project
