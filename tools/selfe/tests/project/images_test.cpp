// The list of images that a CMake build leaves, and the choice of one.
// SPDX-License-Identifier: BSD-2-Clause
#include "project/images.hpp"

#include "scratch.hpp"

namespace selfe::project {
namespace {

class Images : public Scratch {};

TEST_F(Images, AreReadInTheirOrder) {
    write("selfe-images.json", R"({"format": 1, "images": [
        {"name": "b", "image": "/x/b.image.elf", "root_task": "/x/b", "until": "say \"done\""},
        {"name": "a", "image": "/x/a.image.elf", "root_task": "/x/a", "until": ""}]})");
    const auto images = read_images(folder());
    ASSERT_TRUE(images);
    ASSERT_EQ(images->size(), 2U);
    EXPECT_EQ(images->front().name, "b");
    EXPECT_EQ(images->front().file, "/x/b.image.elf");
    EXPECT_EQ(images->front().until, "say \"done\"");
    EXPECT_EQ(images->back().root_task, "/x/a");
}

TEST_F(Images, MissingListSaysHowImagesAreMade) {
    const auto images = read_images(folder());
    ASSERT_FALSE(images);
    EXPECT_NE(images.error().hint.find("selfe_root_task"), std::string::npos);
}

TEST_F(Images, BrokenListIsTold) {
    for (const char* const text : {"", "{", "[]", R"({"images": [{"name": 3}]})"}) {
        write("selfe-images.json", text);
        EXPECT_FALSE(read_images(folder())) << text;
    }
}

TEST(ChooseImage, TheOnlyOneNeedsNoName) {
    const std::vector<Image> one{{"hello", "h", "t", ""}};
    EXPECT_EQ(choose_image(one, "")->name, "hello");
    EXPECT_FALSE(choose_image(one, "hallo"));
}

TEST(ChooseImage, OfSeveralTheNameDecidesAndTheHintHasThemAll) {
    const std::vector<Image> two{{"hello", "h", "t", ""}, {"pager", "p", "t", ""}};
    EXPECT_EQ(choose_image(two, "pager")->file, "p");
    const auto none = choose_image(two, "");
    ASSERT_FALSE(none);
    EXPECT_NE(none.error().hint.find("hello, pager"), std::string::npos);
}

TEST(ChooseImage, OfNoneSaysSo) {
    EXPECT_NE(choose_image({}, "").error().message.find("no image"), std::string::npos);
}

}  // namespace
}  // namespace selfe::project
