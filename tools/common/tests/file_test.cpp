// Tests of whole-file reading and of writing that never leaves half a file.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/common/file.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>
#include <chrono>
#include <string>

namespace selfe {
namespace {

namespace fs = std::filesystem;

/// A folder of its own for each test, gone afterwards.
class File : public testing::Test {
  protected:
    File() {
        std::string pattern = (fs::temp_directory_path() / "selfe-file-XXXXXX").string();
        folder_ = mkdtemp(pattern.data());
    }
    ~File() override { fs::remove_all(folder_); }
    fs::path folder_;
};

TEST_F(File, ReadsBackWhatWasWritten) {
    const std::string bytes("a\0b\xff\n", 5);
    ASSERT_TRUE(write_file_atomically(folder_ / "new/folder/x", bytes));
    EXPECT_EQ(read_file(folder_ / "new/folder/x"), bytes);
}

TEST_F(File, ReplacesAnOlderFileAndLeavesNoTemporaryBehind) {
    ASSERT_TRUE(write_file_atomically(folder_ / "x", "old"));
    ASSERT_TRUE(write_file_atomically(folder_ / "x", "new"));
    EXPECT_EQ(read_file(folder_ / "x"), "new");
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()), 1);
}

TEST_F(File, LeavesIdenticalBytesUntouched) {
    ASSERT_TRUE(write_file_atomically(folder_ / "x", "same"));
    const auto old = fs::last_write_time(folder_ / "x") - std::chrono::hours(1);
    fs::last_write_time(folder_ / "x", old);
    ASSERT_TRUE(write_file_atomically(folder_ / "x", "same"));
    EXPECT_EQ(fs::last_write_time(folder_ / "x"), old);
}

TEST_F(File, FollowsTheUsersUmask) {
    const mode_t mask = umask(027);
    ASSERT_TRUE(write_file_atomically(folder_ / "x", "bytes"));
    umask(mask);
    EXPECT_EQ(fs::status(folder_ / "x").permissions(), fs::perms{0640});
}

TEST_F(File, SaysWhyItCannotRead) {
    const auto missing = read_file(folder_ / "missing");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().file, (folder_ / "missing").string());
    EXPECT_EQ(missing.error().message, "cannot open: No such file or directory");
    EXPECT_EQ(read_file(folder_).error().message, "this is not a regular file");
}

TEST_F(File, SaysWhyItCannotWrite) {
    ASSERT_TRUE(write_file_atomically(folder_ / "file", "x"));
    EXPECT_FALSE(write_file_atomically(folder_ / "file/below", "x"));
    fs::create_directory(folder_ / "taken");
    const auto taken = write_file_atomically(folder_ / "taken", "x");
    ASSERT_FALSE(taken);
    EXPECT_EQ(taken.error().message, "cannot write: Is a directory");
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()), 2);
}

}  // namespace
}  // namespace selfe
