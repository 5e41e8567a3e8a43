// Tests of what is read from a source tree: whether it changed, and what an option depends on.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel/option_conditions.hpp"
#include "kernel/stamp.hpp"
#include "kernel/tree_state.hpp"
#include "selfe/common/file.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace selfe::kernel {
namespace {

namespace fs = std::filesystem;

/// A folder of its own for each test, gone afterwards.
class SourceTree : public testing::Test {
  protected:
    SourceTree() {
        std::string pattern = (fs::temp_directory_path() / "selfe-tree-XXXXXX").string();
        tree_ = ::mkdtemp(pattern.data());
        write("a/x.c", "int x;\n");
    }
    ~SourceTree() override { fs::remove_all(tree_); }

    void write(const char* name, const char* text) {
        ASSERT_TRUE(write_file_atomically(tree_ / name, text));
    }
    std::string state() { return tree_state(tree_).value(); }

    fs::path tree_;
};

TEST_F(SourceTree, StateStaysAsLongAsNothingChanges) {
    EXPECT_EQ(state(), state());
}

TEST_F(SourceTree, StateChangesWithContentNameAndNumberOfFiles) {
    const std::string before = state();
    write("a/y.c", "");
    const std::string more = state();
    fs::rename(tree_ / "a/y.c", tree_ / "a/z.c");
    const std::string renamed = state();
    EXPECT_NE(before, more);
    EXPECT_NE(more, renamed);
}

// An editor, or a checkout of an older commit, may set a file's time back.
TEST_F(SourceTree, StateChangesThoughSizeAndTimeOfAFileAreTheOldOnes) {
    const std::string before = state();
    const auto time = fs::last_write_time(tree_ / "a/x.c");
    std::ofstream(tree_ / "a/x.c") << "int y;\n";
    fs::last_write_time(tree_ / "a/x.c", time);
    EXPECT_NE(before, state());
}

TEST_F(SourceTree, StateLeavesOutWhatToolsKeepForThemselves) {
    const std::string before = state();
    write(".git/index", "x");
    write("a/__pycache__/x.pyc", "x");
    EXPECT_EQ(before, state());
}

TEST_F(SourceTree, StateOfNoTreeIsAnError) {
    EXPECT_FALSE(tree_state(tree_ / "nowhere"));
}

// Such a path ended selfe with an exception of the JSON library's.
TEST_F(SourceTree, StampOfAPathThatIsNotUtf8IsRecognised) {
    const Stamp stamp{"source /k\xff\n", ""};
    ASSERT_TRUE(write_stamp(tree_, stamp, tree_));
    EXPECT_TRUE(is_stamped(tree_, stamp));
    EXPECT_FALSE(is_stamped(tree_, {"source /k\n", ""}));
}

TEST_F(SourceTree, ConditionOfAnOptionIsFoundInItsDeclaration) {
    write("config.cmake",
          "config_option(KernelFirst FIRST \"Text (with brackets).\" DEFAULT ON)\n"
          "config_option(\n  KernelDebugBuild DEBUG_BUILD \"Text; more\"\n  DEFAULT ON\n"
          "  DEPENDS \"NOT KernelVerificationBuild;KernelX\"\n  DEFAULT_DISABLED OFF\n)\n");
    const auto found = find_declaration(tree_, "KernelDebugBuild");
    EXPECT_TRUE(found.is_there);
    EXPECT_EQ(found.condition, "NOT KernelVerificationBuild and KernelX");
}

TEST_F(SourceTree, AnotherOptionsConditionIsNotTaken) {
    write("a/CMakeLists.txt",
          "config_option(KernelFirst FIRST \"Text\" DEFAULT ON)\n"
          "config_string(KernelSecond SECOND \"Text\" DEFAULT 1 DEPENDS \"KernelFirst\")\n");
    EXPECT_TRUE(find_declaration(tree_, "KernelFirst").is_there);
    EXPECT_EQ(find_declaration(tree_, "KernelFirst").condition, "");
    EXPECT_EQ(find_declaration(tree_, "KernelSecond").condition, "KernelFirst");
    EXPECT_FALSE(find_declaration(tree_, "KernelSec").is_there);
}

}  // namespace
}  // namespace selfe::kernel
