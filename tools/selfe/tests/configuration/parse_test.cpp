// What a sel4.toml can say, and what is believed of platforms that nobody knows.
// SPDX-License-Identifier: BSD-2-Clause
#include "parsing.hpp"

namespace selfe::configuration {
namespace {

TEST(Parse, LeastDocument) {
    const Parsed result = parsed("[sel4]\nkernel = \"reference\"\n");
    ASSERT_TRUE(result.errors.empty());
    EXPECT_TRUE(result.notes.empty());
    EXPECT_EQ(result.document.kernel->value, KernelOrigin(ReferenceKernel{}));
    EXPECT_EQ(to_string(result.document.kernel->place), "sel4.toml:2:1");
}

TEST(Parse, EveryOriginOfAKernel) {
    const auto origin = [](const std::string& value) {
        const Parsed result = parsed("[sel4]\nkernel = " + value);
        EXPECT_TRUE(result.errors.empty()) << told(result.errors.front());
        return result.document.kernel ? result.document.kernel->value : KernelOrigin();
    };
    EXPECT_EQ(origin("{ path = '../seL4' }"), KernelOrigin(SourceFolder{"../seL4"}));
    EXPECT_EQ(origin("{ prefix = '/opt/sel4' }"), KernelOrigin(InstalledKernel{"/opt/sel4"}));
    EXPECT_EQ(origin("{ git = 'u', branch = 'b' }"),
              KernelOrigin(GitSource{"u", GitTarget::Branch, "b"}));
    EXPECT_EQ(origin("{ git = 'u', tag = 't' }"),
              KernelOrigin(GitSource{"u", GitTarget::Tag, "t"}));
    EXPECT_EQ(origin("{ git = 'u', rev = 'r' }"),
              KernelOrigin(GitSource{"u", GitTarget::Rev, "r"}));
}

TEST(Parse, EveryKeyOfABuild) {
    const Parsed result = parsed(
        "[sel4]\nkernel = \"reference\"\n[build.pc99]\ncross_compiler_prefix = 'x-'\n"
        "toolchain_dir = 'bin'\n[build.pc99.release]\nmake_root_task = 'make'\n"
        "root_task_image = 'out'\n");
    ASSERT_TRUE(result.errors.empty());
    const ProfiledTable& build = result.document.builds.at("pc99").value;
    EXPECT_EQ(build.shared.at("cross_compiler_prefix").value, Scalar("x-"));
    EXPECT_EQ(build.shared.at("toolchain_dir").value, Scalar("bin"));
    EXPECT_EQ(build.profiles.at(Profile::Release).at("make_root_task").value, Scalar("make"));
    EXPECT_EQ(to_string(build.profiles.at(Profile::Release).at("root_task_image").place),
              "sel4.toml:8:1");
}

TEST(Parse, SourcesThatAreNotNeededAreSaidOnce) {
    const Parsed result = parsed(
        "[sel4]\nkernel = \"reference\"\ntools = { path = 't' }\nutil_libs = { path = 'u' }\n");
    ASSERT_TRUE(result.errors.empty());
    ASSERT_EQ(result.notes.size(), 1U);
    EXPECT_EQ(told(result.notes.front()),
              "3:1: `tools` and `util_libs` are no longer needed: selfe makes boot images itself");
}

TEST(Parse, WhatTomlItselfRefusesHasAPlace) {
    for (const std::string text :
         {"[sel4]\nkernel = \"reference\"\nkernel = \"reference\"\n", "[sel4]\n[sel4]\n",
          "[sel4]\nkernel = \"ref\n", "[sel4]\nkernel =", "[sel4\n", "a = 1\n\x80\n"}) {
        const auto errors = parsed(text).errors;
        ASSERT_EQ(errors.size(), 1U) << text;
        EXPECT_GT(errors.front().line, 0U) << text;
        EXPECT_FALSE(errors.front().message.empty()) << text;
    }
}

TEST(Parse, SharedImageServesEveryCommand) {
    EXPECT_EQ(errors_of(least + "[build.pc99]\nroot_task_image = 'i'\n[build.pc99.debug]\n"
                                "make_root_task = 'm'\n"),
              "");
}

TEST(Parse, BuildMakesAnyPlatformKnown) {
    EXPECT_EQ(errors_of(least + "[build.toaster]\n[sel4.config.toaster]\n[metadata.toaster]\n"),
              "");
}

TEST(Parse, PlatformNearAKnownOneIsBelievedIfTheKernelIsToldAboutIt) {
    EXPECT_EQ(errors_of(least + "[build.tx2]\n[sel4.config.tx2]\nKernelPlatform = 'tx2'\n"), "");
}

TEST(Parse, AllMistakesInTheOrderOfTheFile) {
    EXPECT_EQ(errors_of("[metadata]\na = []\n[sel4]\nkernel = \"reference\"\n[build]\nb = 1\n"),
              "2:1: `a` must be a string, an integer or a boolean, not an array\n"
              "6:1: `b` must be a table, not an integer\n");
}

}  // namespace
}  // namespace selfe::configuration
