// A new project is there as a whole, or not at all.
// SPDX-License-Identifier: BSD-2-Clause
#include "project/template.hpp"

#include "scratch.hpp"

#include <unistd.h>

namespace selfe::project {
namespace {

const std::map<std::string, std::string> values{
    {"name", "hello"}, {"platform", "pc99"}, {"kernel", "\"reference\""}, {"series", "1.2"}};

class Template : public Scratch {};

TEST(Fill, ReplacesKnownKeysAndKeepsTheRest) {
    EXPECT_EQ(fill("a {{x}} b {{x}}{{y}} {{ {x}", {{"x", "1"}}), "a 1 b 1{{y}} {{ {x}");
}

TEST(Fill, DoesNotFillInWhatItFilledIn) {
    EXPECT_EQ(fill("{{x}}", {{"x", "{{y}}"}, {"y", "2"}}), "{{y}}");
}

TEST_F(Template, FolderThatIsNotThereIsMade) {
    ASSERT_TRUE(write_project(folder() / "a/hello", values));
    for (const TemplateFile& file : template_files()) {
        const std::string text = read(std::filesystem::path("a/hello") / file.path);
        EXPECT_FALSE(text.empty()) << file.path;
        EXPECT_EQ(text.find("{{"), std::string::npos) << file.path << ": a value is missing";
    }
}

TEST_F(Template, EmptyFolderStaysTheSameFolder) {
    std::filesystem::create_directory(folder() / "here");
    const auto before = std::filesystem::directory_entry(folder() / "here");
    std::filesystem::current_path(folder() / "here");
    ASSERT_TRUE(write_project(folder() / "here", values));
    EXPECT_TRUE(std::filesystem::exists("sel4.toml"));  // seen from inside
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(before.path()), {}),
              static_cast<std::ptrdiff_t>(template_files().size()));
    std::filesystem::current_path("/");
}

// What lies beside it is somebody's, though a maker of folders might call its leftovers so.
TEST_F(Template, FoldersBesideItAreLeftAlone) {
    write("hello.backup/x", "mine");
    ASSERT_TRUE(write_project(folder() / "hello", values));
    EXPECT_EQ(read("hello.backup/x"), "mine");
}

TEST_F(Template, FolderThatHoldsSomethingIsRefusedUntouched) {
    write("here/mine", "mine");
    const auto done = write_project(folder() / "here", values);
    ASSERT_FALSE(done);
    EXPECT_NE(done.error().message.find("not empty"), std::string::npos);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder() / "here"), {}), 1);
}

TEST_F(Template, FileInItsPlaceIsRefused) {
    write("here", "mine");
    EXPECT_FALSE(write_project(folder() / "here", values));
    EXPECT_EQ(read("here"), "mine");
}

TEST_F(Template, FolderThatMayNotBeWrittenStaysAsItWas) {
    if (::geteuid() == 0) {
        GTEST_SKIP() << "root may write everywhere";
    }
    std::filesystem::create_directory(folder() / "shut");
    std::filesystem::permissions(
        folder() / "shut", std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    EXPECT_FALSE(write_project(folder() / "shut/hello", values));
    EXPECT_FALSE(write_project(folder() / "shut", values));
    EXPECT_TRUE(std::filesystem::is_empty(folder() / "shut"));
}

}  // namespace
}  // namespace selfe::project
