// Tests of the static check: it takes what `pack` makes, and nothing that was changed afterwards.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/image/check_image.hpp"

#include "ingredients.hpp"
#include "selfe/image/uimage.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <functional>

namespace selfe::image {
namespace {

using Change = std::function<void(loader::Payload&, Platform&)>;

/// What the check says of a good image after a change to its table or to the platform.
std::string complaint_after(const Change& change) {
    const Workshop workshop;
    auto platform = read_platform(workshop.platform());
    auto image = workshop.pack();
    change(image->payload, *platform);
    const auto good = check_image(*image, *platform, "image");
    return good ? "accepted" : good.error().message;
}

TEST(CheckImage, TakesWhatIsPacked) {
    for (const Target& target : {board, aarch32_board}) {
        const Workshop workshop(target);
        const auto image = workshop.pack();
        ASSERT_TRUE(image) << image.error().message;
        EXPECT_TRUE(check_image(*image, *read_platform(workshop.platform()), "image"));
        for (const std::string& bytes : {image->elf(), image->binary, *write_uimage(*image)}) {
            EXPECT_TRUE(check_form(bytes, *image, "image"));
        }
    }
}

TEST(CheckImage, RefusesAnImageOfAnotherPlatform) {
    EXPECT_EQ(complaint_after([](auto&, Platform& platform) { platform.name = "other"; }),
              "this image is for platform board, not other");
    EXPECT_EQ(complaint_after([](auto&, Platform& platform) { platform.arch = "aarch32"; }),
              "this image is for aarch64, platform board is aarch32");
    EXPECT_EQ(
        complaint_after([](auto&, Platform& platform) { platform.load_address = 0x4800'0000; }),
        "this image is loaded at 0x40200000, platform board loads images at 0x48000000");
}

TEST(CheckImage, NamesWhatLiesOutsideOrOverlaps) {
    EXPECT_EQ(complaint_after([](auto&, Platform& platform) {
                  platform.memory = {{0x4000'0000, 0x4000'8000}};
              }),
              "the root task at 0x40007000-0x40009000 is not in the platform's memory");
    EXPECT_EQ(complaint_after(
                  [](loader::Payload& payload, auto&) { payload.load_address = 0x4000'8000; }),
              "the boot image at 0x40008000-0x40027000 overlaps the root task at "
              "0x40007000-0x40009000");
    EXPECT_EQ(complaint_after([](loader::Payload& payload, auto&) {
                  payload.regions[1].destination = 0x4000'4000;
              }),
              "the device tree at 0x40004000-0x40005000 overlaps the kernel at "
              "0x40000000-0x40005000");
}

TEST(CheckImage, RefusesEntriesOutsideTheirParts) {
    EXPECT_EQ(
        complaint_after([](loader::Payload& payload, auto&) { payload.kernel_entry += 0x5000; }),
        "the kernel's entry 0xffffff8040005000 is not in the kernel");
    EXPECT_EQ(complaint_after([](loader::Payload& payload, auto&) { payload.root_task_entry = 0; }),
              "the root task's entry 0x0 is not in the root task");
}

TEST(CheckImage, RefusesATableThatContradictsItself) {
    EXPECT_EQ(
        complaint_after([](loader::Payload& payload, auto&) { payload.root_task_offset += 8; }),
        "the root task at 0x40006000 is not one block");
    EXPECT_EQ(
        complaint_after([](loader::Payload& payload, auto&) { payload.root_task_end -= 4096; }),
        "the root task at 0x40007000 is not one block");
    EXPECT_EQ(complaint_after([](loader::Payload& payload, auto&) { payload.device_tree += 8; }),
              "there is no device tree at 0x40005008");
    EXPECT_EQ(
        complaint_after([](loader::Payload& payload, auto&) { payload.regions[1].source += 8; }),
        "there is no device tree at 0x40005000");
    EXPECT_EQ(complaint_after([](loader::Payload& payload, auto&) { payload.image_size -= 1; }),
              "the bytes of the root task are not in the image");
}

TEST(CheckImage, RefusesHeadersThatLoadItElsewhere) {
    const auto image = Workshop().pack();
    Image moved = *image;
    moved.payload.load_address += 0x20'0000;
    const std::string expected = "the file's headers do not load and enter the image at 0x40200000";
    for (const std::string& bytes : {moved.elf(), *write_uimage(moved)}) {
        const auto good = check_form(bytes, *image, "image");
        ASSERT_FALSE(good);
        EXPECT_EQ(good.error().message, expected);
    }
    Image small = *image;
    small.payload.scratch_size = 0;
    EXPECT_FALSE(check_form(small.elf(), *image, "image")) << "no room for the loader's tables";
}

}  // namespace
}  // namespace selfe::image
