// Who chooses platform and architecture: command line, environment, file; what cannot go together.
// SPDX-License-Identifier: BSD-2-Clause
#include "resolving.hpp"

namespace selfe::configuration {
namespace {

const Setting* choice(const Resolved& resolved, std::string_view key) {
    for (const Setting& setting : resolved.choices) {
        if (setting.key == key) {
            return &setting;
        }
    }
    return nullptr;
}

TEST(Context, AliasNamesThePlatformAndItsTables) {
    const auto result = resolved(least +
                                     "[build.virt]\nroot_task_image = 'r'\n[sel4.config.virt]\n"
                                     "A = 1\n[metadata.qemu-arm-virt]\nm = 2\n",
                                 for_platform("qemu-arm-virt"));
    ASSERT_TRUE(result) << told(result.error());
    EXPECT_EQ(result->platform, "qemu-arm-virt");
    EXPECT_EQ(result->platform_as_said, "virt");
    EXPECT_TRUE(result->root_task);
    EXPECT_NE(result->setting("A"), nullptr);
    EXPECT_EQ(result->metadata.size(), 1U);
    const auto variables = root_task_environment(*result);
    const std::vector<std::pair<std::string, std::string>> expected{
        {"SEL4_CONFIG_PATH", "/base/sel4.toml"},
        {"SEL4_OVERRIDE_ARCH", "arm"},
        {"SEL4_OVERRIDE_SEL4_ARCH", "aarch64"},
        {"SEL4_PLATFORM", "virt"}};
    EXPECT_EQ(variables, expected);
}

TEST(Context, OnePlatformUnderTwoNames) {
    const auto tables =
        resolved(least + "[sel4.config.virt]\n[sel4.config.qemu-arm-virt]\n", for_platform("virt"));
    ASSERT_FALSE(tables);
    EXPECT_EQ(told(tables.error()),
              "3:14: `[sel4.config.qemu-arm-virt]` and `[sel4.config.virt]` are about the same "
              "platform | make one table of them");
    const auto builds = resolved(least + "[build.imx6]\n[build.sabre]\n", for_platform("sabre"));
    ASSERT_FALSE(builds);
    EXPECT_EQ(told(builds.error()),
              "4:8: `[build.imx6]` and `[build.sabre]` are about the same platform | make one "
              "table of them");
}

TEST(Context, OptionBeforeVariableBeforeFile) {
    Environment environment = bare_environment();
    environment.platform = "tx1";
    const std::string text = least + "[build.sabre]\n";
    EXPECT_EQ(resolved(text, {})->platform, "sabre");
    EXPECT_EQ(resolved(text, {}, environment)->platform, "tx1");
    const auto said = resolved(text, for_platform("pc99"), environment);
    EXPECT_EQ(said->platform, "pc99");
    EXPECT_EQ(to_string(choice(*said, "platform")->winner.place), "--platform");
    EXPECT_EQ(to_string(choice(*said, "platform")->losers.at(0).place), "$SEL4_PLATFORM");
}

TEST(Context, PlatformByArchitecture) {
    const std::string text = least + "[build.pc99]\n[build.sabre]\n[build.tx1]\n";
    Environment environment = bare_environment();
    environment.override_arch = "x86";
    EXPECT_EQ(resolved(text, {}, environment)->platform, "pc99");
    environment.override_arch = "arm";
    EXPECT_EQ(resolved(text, {}, environment)->platform, "sabre");
    environment.override_arch = "riscv";
    EXPECT_EQ(resolved(text, {}, environment).error().message, "which platform?");
    environment.override_arch = std::nullopt;
    environment.override_sel4_arch = "aarch32";
    EXPECT_EQ(resolved(text, {}, environment)->platform, "sabre");
    EXPECT_EQ(resolved(text, {}).error().hint,
              "--platform or $SEL4_PLATFORM names one of: pc99, sabre, tx1");
}

TEST(Context, UnknownPlatform) {
    const auto near = resolved(least, for_platform("sabr"));
    ASSERT_FALSE(near);
    EXPECT_EQ(near.error().file, "--platform");
    EXPECT_EQ(near.error().hint, "did you mean `sabre`?");
    const auto far = resolved(least, for_platform("toaster"));
    ASSERT_FALSE(far);
    EXPECT_EQ(far.error().hint, "one of: pc99, qemu-arm-virt, sabre, tx1");
}

TEST(Context, PlatformThatOnlyTheFileKnows) {
    const std::string board = "[build.spike]\n[sel4.config.spike]\nKernelPlatform = 'spike'\n";
    const auto open = resolved(least + board, for_platform("spike"));
    ASSERT_FALSE(open);
    EXPECT_EQ(open.error().message, "which architecture does platform `spike` have?");

    const auto said =
        resolved(least + board + "KernelSel4Arch = 'riscv64'\n", for_platform("spike"));
    ASSERT_TRUE(said) << told(said.error());
    EXPECT_EQ(said->arch, Arch::Riscv);
    EXPECT_EQ(said->sel4_arch, Sel4Arch::Riscv64);
    EXPECT_FALSE(said->platform_data);
    EXPECT_FALSE(said->cross_compiler_prefix);

    Request request = for_platform("spike");
    request.sel4_arch = "riscv32";
    EXPECT_EQ(resolved(least + board, request)->sel4_arch, Sel4Arch::Riscv32);
}

TEST(Context, HypervisorTablesOfAPlatformThatIsAarch32) {
    const auto result = resolved(least +
                                     "[sel4.config.sabre]\nKernelSel4Arch = 'arm_hyp'\n"
                                     "[sel4.config.arm_hyp]\nA = 1\n[sel4.config.aarch32]\nB = 1\n",
                                 for_platform("sabre"));
    ASSERT_TRUE(result) << told(result.error());
    EXPECT_EQ(result->sel4_arch, Sel4Arch::ArmHyp);
    EXPECT_NE(result->setting("A"), nullptr);
    EXPECT_EQ(result->setting("B"), nullptr);
}

/// Choices that exclude each other, and what is said of them.
TEST(Context, ArchitecturesThatDoNotGoTogether) {
    Request request = for_platform("sabre");
    request.sel4_arch = "aarch64";
    EXPECT_EQ(resolved(least, request).error().message, "platform sabre is aarch32, not aarch64");
    request.sel4_arch = "aarch46";
    EXPECT_EQ(resolved(least, request).error().hint, "did you mean `aarch64`?");
    request.sel4_arch = std::nullopt;
    request.arch = "x86";
    EXPECT_EQ(resolved(least, request).error().message,
              "arch x86 and sel4_arch aarch32 do not go together");
    request.arch = "mips";
    EXPECT_EQ(resolved(least, request).error().message, "there is no arch \"mips\"");

    const auto late = resolved(least + "[sel4.config.aarch32]\nKernelSel4Arch = 'aarch64'\n",
                               for_platform("sabre"));
    ASSERT_FALSE(late);
    EXPECT_EQ(told(late.error()),
              "4:1: KernelSel4Arch is \"aarch64\", but platform sabre is resolved for aarch32 | "
              "`selfe config explain` shows who says what");
}

}  // namespace
}  // namespace selfe::configuration
