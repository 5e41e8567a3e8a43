// Which table wins, and what the paths in the file mean.
// SPDX-License-Identifier: BSD-2-Clause
#include "resolving.hpp"

namespace selfe::configuration {
namespace {

/// `value <- place`, `over value <- place` …: how a setting came about.
std::string history(const Setting* setting) {
    if (setting == nullptr) {
        return "none";
    }
    std::string text = to_toml(setting->winner.value) + " <- " + setting->winner.table;
    for (const Assignment& loser : setting->losers) {
        text += " over " + to_toml(loser.value) + " <- " + loser.table;
    }
    return text;
}

TEST(Resolve, EachTableStandsBelowItsOwnProfile) {
    const auto result = resolved(
        "[sel4]\nkernel = \"reference\"\n[sel4.config]\nA = 1\n[sel4.config.debug]\nA = 2\n"
        "[sel4.config.arm]\nA = 3\n[sel4.config.arm.debug]\nA = 4\n[sel4.config.aarch32]\nA = 5\n"
        "[sel4.config.aarch32.debug]\nA = 6\n[sel4.config.sabre]\nA = 7\n"
        "[sel4.config.sabre.debug]\nA = 8\n[sel4.config.sabre.release]\nA = 9\n",
        for_platform("sabre"));
    ASSERT_TRUE(result) << told(result.error());
    EXPECT_EQ(history(result->setting("A")),
              "8 <- [sel4.config.sabre.debug] over 7 <- [sel4.config.sabre] over 6 <- "
              "[sel4.config.aarch32.debug] over 5 <- [sel4.config.aarch32] over 4 <- "
              "[sel4.config.arm.debug] over 3 <- [sel4.config.arm] over 2 <- [sel4.config.debug] "
              "over 1 <- [sel4.config]");
}

TEST(Resolve, PlatformFileIsBelowAllTables) {
    const auto result =
        resolved(least + "[sel4.config]\nKernelPlatform = 'mine'\n", for_platform("sabre"));
    ASSERT_TRUE(result) << told(result.error());
    EXPECT_EQ(history(result->setting("KernelPlatform")),
              "\"mine\" <- [sel4.config] over \"imx6\" <- [kernel_settings]");
    EXPECT_EQ(history(result->setting("KernelARMPlatform")), "\"sabre\" <- [kernel_settings]");
    EXPECT_EQ(result->cross_compiler_prefix->value, "arm-linux-gnueabihf-");
}

TEST(Resolve, CommandLineIsAboveAllTables) {
    Request request = for_platform("pc99");
    request.settings = {"A=4", "B=true", "C=text", "D=\"7\"", "E=a=b"};
    const auto result = resolved(least + "[sel4.config.pc99.debug]\nA = 1\n", request);
    ASSERT_TRUE(result) << told(result.error());
    EXPECT_EQ(result->setting("A")->winner.value, Scalar(std::int64_t{4}));
    EXPECT_EQ(result->setting("A")->losers.size(), 1U);
    EXPECT_EQ(result->setting("B")->winner.value, Scalar(true));
    EXPECT_EQ(result->setting("C")->winner.value, Scalar("text"));
    EXPECT_EQ(result->setting("D")->winner.value, Scalar("7"));
    EXPECT_EQ(result->setting("E")->winner.value, Scalar("a=b"));
}

TEST(Resolve, SettingWithoutEqualsSign) {
    Request request = for_platform("pc99");
    request.settings = {"KernelNumDomains"};
    const auto result = resolved(least, request);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().message, "--set takes KEY=VALUE, not `KernelNumDomains`");
}

TEST(Resolve, BuildKeysOfTheProfileAreAboveThePlatforms) {
    const std::string text = least +
                             "[build.pc99]\ncross_compiler_prefix = 'a-'\nroot_task_image = 'x'\n"
                             "make_root_task = 'make'\ntoolchain_dir = '/opt/bin'\n"
                             "[build.pc99.release]\nroot_task_image = '/y'\n";
    const auto debug = resolved(text, for_platform("pc99"));
    const auto release = resolved(text, for_platform("pc99", Profile::Release));
    ASSERT_TRUE(debug && release);
    EXPECT_EQ(debug->root_task->image.value, "/base/x");
    EXPECT_EQ(release->root_task->image.value, "/y");
    EXPECT_EQ(release->root_task->command->value, "make");
    EXPECT_EQ(release->cross_compiler_prefix->value, "a-");
    EXPECT_EQ(release->toolchain_dir->value, "/opt/bin");
}

TEST(Resolve, PathsAreRelativeToTheFile) {
    const auto kernel = [](const std::string& value) {
        const auto result = resolved("[sel4]\nkernel = " + value, for_platform("pc99"));
        return result ? describe(result->kernel.value) : told(result.error());
    };
    EXPECT_EQ(kernel("{ path = '../seL4' }"), "source in /seL4");
    EXPECT_EQ(kernel("{ path = '.' }"), "source in /base");
    EXPECT_EQ(kernel("{ prefix = 'p/./q' }"), "installed in /base/p/q");
    EXPECT_EQ(kernel("{ git = '../seL4', tag = 't' }"), "/seL4, tag t");
    EXPECT_EQ(kernel("{ git = 'host:../seL4', tag = 't' }"), "host:../seL4, tag t");
    EXPECT_EQ(kernel("\"reference\""), "the embedded reference kernel");
    const auto build = resolved("[sel4]\nbuild_dir = 'b'\n", for_platform("pc99"));
    ASSERT_TRUE(build);
    EXPECT_EQ(build->build_dir->value, "/base/b");
}

TEST(Resolve, WhatTheReferenceKernelIgnoresIsSaid) {
    const auto result = resolved(
        "[sel4]\nkernel = 'reference'\n[sel4.config]\nKernelPrinting = true\nKernelPrintin = true\n"
        "KernelNumDomains = 4\n",
        for_platform("pc99"));
    ASSERT_TRUE(result);
    ASSERT_EQ(result->notes.size(), 2U);
    EXPECT_EQ(result->notes[0].line, 6U);
    EXPECT_TRUE(result->notes[0].message.starts_with("KernelNumDomains = 4 has no effect"));
    EXPECT_TRUE(result->notes[1].message.starts_with("KernelPrintin = true has no effect"));
    const auto release =
        resolved("[sel4]\nkernel = 'reference'\n[sel4.config]\nKernelPrinting = true\n",
                 for_platform("pc99", Profile::Release));
    ASSERT_TRUE(release);
    EXPECT_EQ(release->notes.size(), 1U);
}

TEST(Resolve, EmbeddedDefaultIsForFourPlatforms) {
    for (const std::string platform : {"pc99", "sabre", "tx1", "virt"}) {
        for (const Profile profile : {Profile::Debug, Profile::Release}) {
            Request request = for_platform(platform, profile);
            request.is_default = true;
            const auto result = resolve(request, bare_environment(), platforms());
            ASSERT_TRUE(result) << told(result.error());
            EXPECT_FALSE(result->file);
            EXPECT_TRUE(std::holds_alternative<GitSource>(result->kernel.value));
            EXPECT_EQ(result->setting("KernelDebugBuild")->winner.value,
                      Scalar(profile == Profile::Debug));
            EXPECT_EQ(result->setting("KernelPrinting")->winner.value,
                      Scalar(profile == Profile::Debug));
            for (const auto& [key, value] : result->platform_data->kernel_settings) {
                EXPECT_EQ(result->setting(key)->winner.value, value.value) << platform << key;
            }
        }
    }
}

}  // namespace
}  // namespace selfe::configuration
