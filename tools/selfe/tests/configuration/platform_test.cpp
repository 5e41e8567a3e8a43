// The project's own platforms as the tool sees them, and mistakes in platform files.
// SPDX-License-Identifier: BSD-2-Clause
#include "testing.hpp"

#include <algorithm>
#include <fstream>

namespace selfe::configuration {
namespace {

TEST(ReadPlatforms, OwnPlatforms) {
    const auto platforms = read_platforms({SELFE_PLATFORMS});
    ASSERT_TRUE(platforms) << told(platforms.error());
    const Platform* const virt = find_platform(*platforms, "virt");
    ASSERT_NE(virt, nullptr);
    EXPECT_EQ(virt->name, "qemu-arm-virt");
    EXPECT_EQ(virt->arch, "aarch64");
    EXPECT_EQ(virt->toolchain, "aarch64-linux-gnu");
    EXPECT_EQ(virt->qemu, "qemu-system-aarch64");
    EXPECT_FALSE(virt->hardware);
    EXPECT_EQ(virt->kernel_settings.at("KernelPlatform").value, Scalar("qemu-arm-virt"));

    const Platform* const tx1 = find_platform(*platforms, "tx1");
    ASSERT_NE(tx1, nullptr);
    EXPECT_FALSE(tx1->qemu);
    EXPECT_TRUE(tx1->hardware);
    EXPECT_EQ(find_platform(*platforms, "imx6"), find_platform(*platforms, "sabre"));
    EXPECT_EQ(find_platform(*platforms, "toaster"), nullptr);
}

/// A folder of platforms that goes with the test.
class PlatformFolder : public testing::Test {
  protected:
    void SetUp() override {
        std::string name = (std::filesystem::temp_directory_path() / "selfe-XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        folder_ = name;
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    std::filesystem::path write(const std::string& name, const std::string& text) const {
        std::filesystem::create_directories(folder_ / name);
        std::ofstream(folder_ / name / "platform.toml") << text;
        return folder_ / name / "platform.toml";
    }

    std::filesystem::path folder_;
};

const std::string good =
    "name = \"desk\"\ndescription = \"d\"\narch = \"aarch64\"\ntoolchain = \"t\"\n"
    "[boot]\nmethod = \"loader\"\n";

TEST_F(PlatformFolder, FirstFolderWins) {
    write("pc99",
          "name = \"pc99\"\ndescription = \"mine\"\narch = \"x86_64\"\ntoolchain = \"t\"\n");
    const auto platforms = read_platforms({folder_, SELFE_PLATFORMS});
    ASSERT_TRUE(platforms);
    EXPECT_EQ(find_platform(*platforms, "pc99")->description, "mine");
    EXPECT_TRUE(std::ranges::is_sorted(*platforms, {}, &Platform::name));
}

TEST_F(PlatformFolder, NameComesBeforeAlias) {
    write("virt",
          "name = \"virt\"\ndescription = \"mine\"\narch = \"aarch64\"\ntoolchain = \"t\"\n");
    const auto platforms = read_platforms({folder_, SELFE_PLATFORMS});
    ASSERT_TRUE(platforms);
    EXPECT_EQ(find_platform(*platforms, "virt")->description, "mine");
}

// Who misspelt SELFE_PLATFORM_DIR was told only that there is no such platform.
TEST_F(PlatformFolder, AbsentFolderIsNamed) {
    const auto platforms = read_platforms({folder_ / "nowhere", SELFE_PLATFORMS});
    ASSERT_FALSE(platforms);
    EXPECT_EQ(platforms.error().file, (folder_ / "nowhere").string());
    EXPECT_NE(platforms.error().message.find("No such file"), std::string::npos);
}

TEST_F(PlatformFolder, MistakesHaveTheirPlace) {
    const auto error_of = [this](const std::string& text) {
        const auto platform = read_platform(write("desk", text));
        return platform ? "" : told(platform.error());
    };
    EXPECT_EQ(error_of(good), "");
    EXPECT_EQ(error_of("aliases = \"x\"\n" + good), "1:1: `aliases` must be an array");
    EXPECT_EQ(error_of("aliases = [\"a\", 1]\n" + good), "1:17: an alias must be a string");
    EXPECT_EQ(error_of(good + "[qemu]\n"), "7:1: `binary` is missing");
    EXPECT_EQ(error_of(good + "[kernel_settings]\nA = 1.0\n"),
              "8:1: `A` must be a string, an integer or a boolean, not a floating-point number");
    EXPECT_EQ(error_of("name = \"desk\"\n"), "1:1: `description` is missing");
}

}  // namespace
}  // namespace selfe::configuration
