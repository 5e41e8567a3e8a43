// Prefixes that are missing, half there, or somebody else's.
// SPDX-License-Identifier: BSD-2-Clause
#include "prefix.hpp"

#include "scratch.hpp"

namespace selfe::generator {
namespace {

namespace fs = std::filesystem;

class PrefixTest : public Scratch {
  protected:
    Diagnostic error() {
        const auto opened = open_prefix(prefix());
        return opened ? Diagnostic{} : opened.error();
    }
};

TEST_F(PrefixTest, WholePrefixHasItsConfigurationAndArchitecture) {
    const auto opened = open_prefix(prefix());
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->sel4_arch, "aarch64");
    EXPECT_EQ(opened->configuration.size(), 9U);
}

TEST_F(PrefixTest, MissingFolderIsNamed) {
    const auto opened = open_prefix(folder() / "nowhere");
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().file, (folder() / "nowhere").string());
    EXPECT_EQ(opened.error().message, "no such folder");
}

TEST_F(PrefixTest, FolderWithoutLibsel4IsNoPrefix) {
    fs::remove_all(prefix() / "libsel4");
    EXPECT_EQ(error().message, "not an seL4 install prefix: libsel4/include is missing");
    EXPECT_FALSE(error().hint.empty());
}

TEST_F(PrefixTest, EachMissingFileIsNamed) {
    for (const std::string name :
         {"sel4/gen_config.json", "kernel/gen_config.json", "sel4/sel4.h"}) {
        fs::remove(header(name));
        EXPECT_EQ(error().message,
                  "half an seL4 install prefix: libsel4/include/" + name + " is missing");
    }
}

TEST_F(PrefixTest, ConfigurationWithoutArchitectureIsAnError) {
    write(header("kernel/gen_config.json"), "{}");
    write(header("sel4/gen_config.json"), "{}");
    EXPECT_EQ(error().message, "no architecture: the key \"SEL4_ARCH\" is missing");
}

TEST_F(PrefixTest, TruncatedConfigurationIsAnErrorWithItsLine) {
    write(header("kernel/gen_config.json"), "{\n\"A\": true,\n\"B\": ");
    EXPECT_EQ(error().message, "not valid JSON");
    EXPECT_EQ(error().line, 3U);
}

TEST_F(PrefixTest, TargetIsDeducedFromTheArchitecture) {
    Prefix known{.includes = {}, .configuration = {}, .sel4_arch = "x86_64"};
    EXPECT_EQ(target_for(known, "")->triple, "x86_64-linux-gnu");
    known.sel4_arch = "aarch32";
    EXPECT_EQ(target_for(known, "arm-none-eabi")->triple, "arm-none-eabi");
}

TEST_F(PrefixTest, UnknownArchitectureListsTheKnownOnes) {
    const Prefix vax{.includes = {"p"}, .configuration = {}, .sel4_arch = "vax"};
    const auto target = target_for(vax, "");
    ASSERT_FALSE(target);
    EXPECT_EQ(target.error().message, "unknown architecture \"vax\"");
    EXPECT_NE(target.error().hint.find("aarch64"), std::string::npos);
}

TEST_F(PrefixTest, TargetOfAnotherArchitectureIsAnError) {
    const Prefix arm{.includes = {"p"}, .configuration = {}, .sel4_arch = "aarch64"};
    const auto target = target_for(arm, "x86_64-linux-gnu");
    ASSERT_FALSE(target);
    EXPECT_EQ(target.error().message,
              "the prefix is for aarch64, the target \"x86_64-linux-gnu\" is not");
}

TEST_F(PrefixTest, BigEndianMachineIsAnotherOne) {
    const Prefix arm{.includes = {"p"}, .configuration = {}, .sel4_arch = "aarch32"};
    EXPECT_FALSE(target_for(arm, "armeb-linux-gnueabihf"));
    EXPECT_TRUE(target_for(arm, "armv7a-none-eabi"));
    const Prefix arm64{.includes = {"p"}, .configuration = {}, .sel4_arch = "aarch64"};
    EXPECT_FALSE(target_for(arm64, "aarch64_be-linux-gnu"));
    EXPECT_TRUE(target_for(arm64, "aarch64-none-elf"));
}

}  // namespace
}  // namespace selfe::generator
