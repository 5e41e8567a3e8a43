// Tests of platform files: what is read, and that every complaint points at its place.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/image/platform.hpp"

#include "folder.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace selfe::image {
namespace {

/// The complaint about a platform file with these contents, as it is printed.
std::string complaint(std::string_view text) {
    const Folder folder;
    const auto platform = read_platform(folder.write("platform.toml", text));
    if (platform) {
        return "accepted";
    }
    std::ostringstream out;
    print(platform.error(), out);
    return folder.relative(out.str());
}

constexpr std::string_view good =
    "name = \"board\"\n"
    "arch = \"aarch64\"\n"
    "[[memory]]\n"
    "start = 0x4000_0000\n"
    "size = 0x1000_0000\n"
    "[boot]\n"
    "method = \"loader\"\n";

std::string good_and(std::string_view more) {
    return std::string(good) + std::string(more);
}

TEST(Platform, GivesWhatTheFileSays) {
    const Folder folder;
    const auto platform = read_platform(folder.write(
        "platform.toml", good_and("address = 0x4200_0000\n"
                                  "[[memory]]\nstart = 0x8000_0000\nsize = 4096\n"
                                  "[uart]\nkind = \"pl011\"\nbase = 0x900_0000\nirq = 33\n"
                                  "register_shift = 2\n"
                                  "[qemu]\nbinary = 1\n")));
    ASSERT_TRUE(platform) << platform.error().message;
    EXPECT_EQ(platform->name, "board");
    EXPECT_EQ(platform->arch, "aarch64");
    EXPECT_EQ(platform->memory,
              (std::vector<Range>{{0x40000000, 0x50000000}, {0x80000000, 0x80001000}}));
    ASSERT_TRUE(platform->uart);
    EXPECT_EQ(platform->uart->kind, "pl011");
    EXPECT_EQ(platform->uart->base, 0x9000000U);
    EXPECT_EQ(platform->uart->register_shift, 2U);
    EXPECT_EQ(platform->boot_method, BootMethod::Loader);
    EXPECT_EQ(platform->load_address, 0x42000000U);
}

TEST(Platform, NeedsNeitherUartNorLoadAddress) {
    const Folder folder;
    const auto platform = read_platform(folder.write("platform.toml", good));
    ASSERT_TRUE(platform);
    EXPECT_FALSE(platform->uart);
    EXPECT_FALSE(platform->load_address);
}

TEST(Platform, TakesAUartAtAnIoPort) {
    const Folder folder;
    const auto platform = read_platform(
        folder.write("platform.toml", good_and("[uart]\nkind = \"ns16550\"\nport = 0x3f8\n")));
    ASSERT_TRUE(platform) << platform.error().message;
    EXPECT_EQ(platform->uart->base, 0U);
}

TEST(Platform, KnowsTwoWaysToBoot) {
    const Folder folder;
    std::string text(good);
    text.replace(text.find("loader"), 6, "multiboot");
    EXPECT_EQ(read_platform(folder.write("platform.toml", text))->boot_method,
              BootMethod::Multiboot);
    text.replace(text.find("multiboot"), 9, "magic");
    EXPECT_EQ(complaint(text),
              "platform.toml:7:10: error: there is no boot method `magic`\n"
              "hint: `method` is \"loader\" or \"multiboot\"\n");
    EXPECT_EQ(complaint(text.substr(0, text.find("method"))),
              "platform.toml:6:1: error: `method` is missing\n");
    EXPECT_EQ(complaint(text.substr(0, text.find("[boot]"))),
              "platform.toml:1:1: error: `[boot]` is missing\n"
              "hint: its `method` is \"loader\" or \"multiboot\"\n");
}

TEST(Platform, RefusesRegistersFurtherApartThanAPage) {
    EXPECT_EQ(complaint(good_and("[uart]\nkind = \"ns16550\"\nbase = 0\nregister_shift = 13\n")),
              "platform.toml:11:18: error: `register_shift` is larger than 12\n");
}

TEST(Platform, PointsAtTheLineThatIsNoToml) {
    EXPECT_TRUE(
        complaint("name = \"board\"\narch = aarch64\n").starts_with("platform.toml:2:8: error: "));
}

TEST(Platform, PointsAtWrongTypes) {
    EXPECT_EQ(complaint("name = 3\n"), "platform.toml:1:8: error: `name` must be a string\n");
    EXPECT_EQ(complaint("name = \"b\"\narch = \"a\"\n[[memory]]\nstart = \"0\"\nsize = 1\n"),
              "platform.toml:4:9: error: `start` must be an integer\n");
    EXPECT_EQ(complaint("name = \"b\"\narch = \"a\"\n[[memory]]\nstart = -4\nsize = 1\n"),
              "platform.toml:4:9: error: `start` must not be negative\n");
    EXPECT_EQ(complaint("name = \"b\"\narch = \"a\"\nmemory = [1]\n"),
              "platform.toml:3:11: error: `memory` must be an array of tables\n");
    EXPECT_EQ(complaint(good_and("[uart]\nkind = \"pl011\"\nbase = \"x\"\n")),
              "platform.toml:10:8: error: `base` must be an integer\n");
}

TEST(Platform, DoesNotTakeAnotherThingForATable) {
    EXPECT_EQ(complaint("uart = 3\n" + good_and("")),
              "platform.toml:1:8: error: `uart` must be a table\n");
}

TEST(Platform, NamesWhatIsMissing) {
    EXPECT_EQ(complaint("arch = \"aarch64\"\n"), "platform.toml:1:1: error: `name` is missing\n");
    EXPECT_EQ(complaint("name = \"b\"\narch = \"a\"\n"),
              "platform.toml:1:1: error: `[[memory]]` is missing\n"
              "hint: give at least one range of RAM with start and size\n");
    EXPECT_EQ(complaint("name = \"b\"\narch = \"a\"\n[[memory]]\nstart = 0\n"),
              "platform.toml:3:1: error: `size` is missing\n");
    EXPECT_EQ(complaint(good_and("[uart]\nkind = \"pl011\"\n")),
              "platform.toml:8:1: error: `base` is missing\n");
}

TEST(Platform, RefusesMemoryThatCannotBe) {
    EXPECT_EQ(complaint("name = \"b\"\narch = \"a\"\n[[memory]]\nstart = 0\nsize = 0\n"),
              "platform.toml:3:1: error: this memory range is empty\n");
    EXPECT_EQ(complaint(good_and("[[memory]]\nstart = 0x4fff_f000\nsize = 0x2000\n")),
              "platform.toml:8:1: error: this memory range overlaps the one at 0x40000000\n");
}

TEST(Platform, RefusesANameThatDoesNotFitTheImage) {
    EXPECT_EQ(complaint("name = \"01234567890123456789012345678901\"\narch = \"a\"\n"
                        "[[memory]]\nstart = 0\nsize = 1\n"),
              "platform.toml:1:8: error: `name` is longer than 31 characters\n");
}

TEST(Platform, SaysWhenThereIsNoFile) {
    EXPECT_EQ(read_platform("/nowhere/platform.toml").error().message,
              "cannot open: No such file or directory");
}

}  // namespace
}  // namespace selfe::image
