// Tests of the uImage form: every field that U-Boot reads, and that damage is noticed.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/image/uimage.hpp"

#include "ingredients.hpp"

#include <gtest/gtest.h>

namespace selfe::image {
namespace {

std::uint32_t field(const std::string& bytes, std::size_t offset) {
    std::uint32_t value = 0;
    for (std::size_t index = offset; index < offset + 4; ++index) {
        value = value << 8 | static_cast<unsigned char>(bytes[index]);
    }
    return value;
}

/// An image whose bytes have a checksum that the standard gives.
Image known_image(elf::Machine machine) {
    Image image{"123456789", {}};
    image.payload.machine = static_cast<std::uint32_t>(machine);
    image.payload.load_address = 0x9000'0000;
    image.payload.platform[0] = 'b';
    return image;
}

TEST(UImage, SaysWhatUBootNeeds) {
    const auto bytes = write_uimage(known_image(elf::Machine::AArch64));
    ASSERT_TRUE(bytes);
    EXPECT_EQ(field(*bytes, 0), 0x27051956U);
    EXPECT_EQ(field(*bytes, 8), 0U) << "no time stamp";
    EXPECT_EQ(field(*bytes, 12), 9U);
    EXPECT_EQ(field(*bytes, 16), 0x90000000U);
    EXPECT_EQ(field(*bytes, 20), 0x90000000U);
    EXPECT_EQ(field(*bytes, 24), 0xcbf43926U) << "the CRC-32 of 123456789";
    EXPECT_EQ(field(*bytes, 28), 0x11160100U) << "U-Boot, arm64, standalone, not compressed";
    EXPECT_STREQ(bytes->c_str() + 32, "selfe b");
    EXPECT_EQ(bytes->substr(64), "123456789");
    EXPECT_EQ((*write_uimage(known_image(elf::Machine::Arm)))[29], 2) << "arm";
}

TEST(UImage, IsReadBack) {
    const auto bytes = write_uimage(known_image(elf::Machine::Arm));
    EXPECT_EQ(*read_uimage(*bytes, "x"), "123456789");
}

TEST(UImage, NoticesDamageAnywhere) {
    const auto good = write_uimage(known_image(elf::Machine::Arm));
    for (std::size_t index = 4; index < good->size(); ++index) {
        std::string bytes = *good;
        bytes[index] ^= 1;
        EXPECT_FALSE(read_uimage(bytes, "x")) << "byte " << index;
    }
    EXPECT_FALSE(read_uimage(good->substr(0, good->size() - 1), "x"));
    EXPECT_FALSE(read_uimage(*good + "x", "x"));
    EXPECT_EQ(read_uimage(good->substr(1), "x").error().message, "this is not a uImage");
}

TEST(UImage, RefusesWhatItsHeaderCannotSay) {
    Image image = known_image(elf::Machine::AArch64);
    image.payload.load_address = 0x1'0000'0000;
    EXPECT_EQ(write_uimage(image).error().message,
              "a uImage cannot be loaded at 0x100000000: its header's fields have 32 bits");
    EXPECT_EQ(write_uimage(known_image(elf::Machine::X86_64)).error().message,
              "U-Boot has no uImage of this architecture");
}

}  // namespace
}  // namespace selfe::image
