// All files or none.
// SPDX-License-Identifier: BSD-2-Clause
#include "output.hpp"

#include "scratch.hpp"

namespace selfe::generator {
namespace {

namespace fs = std::filesystem;

class WriteTogether : public Scratch {
  protected:
    fs::path out() const { return folder() / "out"; }
};

TEST_F(WriteTogether, FoldersAreMade) {
    ASSERT_TRUE(write_together(out(), {{"a/b.txt", "b"}, {"c.txt", "c"}}));
    EXPECT_EQ(content(out() / "a/b.txt"), "b");
    EXPECT_EQ(content(out() / "c.txt"), "c");
}

TEST_F(WriteTogether, SameContentLeavesTheFileUntouched) {
    ASSERT_TRUE(write_together(out(), {{"a.txt", "a"}, {"b.txt", "b"}}));
    const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(1);
    fs::last_write_time(out() / "a.txt", long_ago);
    ASSERT_TRUE(write_together(out(), {{"a.txt", "a"}, {"b.txt", "other"}}));
    EXPECT_EQ(fs::last_write_time(out() / "a.txt"), long_ago);
    EXPECT_EQ(content(out() / "b.txt"), "other");
}

TEST_F(WriteTogether, OneFileThatCannotBeReplacedLeavesAllAsTheyWere) {
    ASSERT_TRUE(write_together(out(), {{"a.txt", "old"}, {"c.txt", "old"}}));
    fs::create_directories(out() / "b.txt");
    const auto written =
        write_together(out(), {{"a.txt", "new"}, {"b.txt", "new"}, {"c.txt", "new"}});
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().file, (out() / "b.txt").string());
    EXPECT_EQ(content(out() / "a.txt"), "old");
    EXPECT_EQ(content(out() / "c.txt"), "old");
    EXPECT_EQ(std::distance(fs::directory_iterator(out()), {}), 3);  // no temporary file is left
}

TEST_F(WriteTogether, FileInPlaceOfTheFolderIsAnError) {
    write(out(), "a file");
    const auto written = write_together(out(), {{"selfe/a.txt", "a"}});
    ASSERT_FALSE(written);
    EXPECT_FALSE(written.error().hint.empty());
}

}  // namespace
}  // namespace selfe::generator
