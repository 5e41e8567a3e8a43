// Who decides: command line, environment, file, platform; and what cannot go together.
// SPDX-License-Identifier: BSD-2-Clause
#include "testing.hpp"

#include <fstream>

namespace selfe::configuration {
namespace {

const std::vector<Platform>& platforms() {
    static const auto known = read_platforms({SELFE_PLATFORMS});
    return *known;
}

Expected<Resolved> resolved(std::string_view text, const Request& request,
                            const Environment& environment = bare_environment()) {
    return resolve(loaded_from(text, platforms()), request, environment, platforms());
}

Request for_platform(const std::string& platform, Profile profile = Profile::Debug) {
    Request request;
    request.platform = platform;
    request.profile = profile;
    return request;
}

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

const Setting* choice(const Resolved& resolved, std::string_view key) {
    for (const Setting& setting : resolved.choices) {
        if (setting.key == key) {
            return &setting;
        }
    }
    return nullptr;
}

constexpr std::string_view least = "[sel4]\nkernel = \"reference\"\n";

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
    const auto result = resolved(std::string(least) + "[sel4.config]\nKernelPlatform = 'mine'\n",
                                 for_platform("sabre"));
    ASSERT_TRUE(result) << told(result.error());
    EXPECT_EQ(history(result->setting("KernelPlatform")),
              "\"mine\" <- [sel4.config] over \"imx6\" <- [kernel_settings]");
    EXPECT_EQ(history(result->setting("KernelARMPlatform")), "\"sabre\" <- [kernel_settings]");
    EXPECT_EQ(result->cross_compiler_prefix->value, "arm-linux-gnueabihf-");
}

TEST(Resolve, CommandLineIsAboveAllTables) {
    Request request = for_platform("pc99");
    request.settings = {"A=4", "B=true", "C=text", "D=\"7\"", "E=a=b"};
    const auto result = resolved(std::string(least) + "[sel4.config.pc99.debug]\nA = 1\n", request);
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
    const std::string text = std::string(least) +
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

TEST(Resolve, AliasNamesThePlatformAndItsTables) {
    const auto result = resolved(std::string(least) +
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

TEST(Resolve, OnePlatformUnderTwoNames) {
    const auto tables =
        resolved(std::string(least) + "[sel4.config.virt]\n[sel4.config.qemu-arm-virt]\n",
                 for_platform("virt"));
    ASSERT_FALSE(tables);
    EXPECT_EQ(told(tables.error()),
              "3:14: `[sel4.config.qemu-arm-virt]` and `[sel4.config.virt]` are about the same "
              "platform | make one table of them");
    const auto builds =
        resolved(std::string(least) + "[build.imx6]\n[build.sabre]\n", for_platform("sabre"));
    ASSERT_FALSE(builds);
    EXPECT_EQ(told(builds.error()),
              "4:8: `[build.imx6]` and `[build.sabre]` are about the same platform | make one "
              "table of them");
}

TEST(Resolve, OptionBeforeVariableBeforeFile) {
    Environment environment = bare_environment();
    environment.platform = "tx1";
    const std::string text = std::string(least) + "[build.sabre]\n";
    EXPECT_EQ(resolved(text, {})->platform, "sabre");
    EXPECT_EQ(resolved(text, {}, environment)->platform, "tx1");
    const auto said = resolved(text, for_platform("pc99"), environment);
    EXPECT_EQ(said->platform, "pc99");
    EXPECT_EQ(to_string(choice(*said, "platform")->winner.place), "--platform");
    EXPECT_EQ(to_string(choice(*said, "platform")->losers.at(0).place), "$SEL4_PLATFORM");
}

TEST(Resolve, PlatformByArchitecture) {
    const std::string text = std::string(least) + "[build.pc99]\n[build.sabre]\n[build.tx1]\n";
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

TEST(Resolve, UnknownPlatform) {
    const auto near = resolved(least, for_platform("sabr"));
    ASSERT_FALSE(near);
    EXPECT_EQ(near.error().file, "--platform");
    EXPECT_EQ(near.error().hint, "did you mean `sabre`?");
    const auto far = resolved(least, for_platform("toaster"));
    ASSERT_FALSE(far);
    EXPECT_EQ(far.error().hint, "one of: pc99, qemu-arm-virt, sabre, tx1");
}

TEST(Resolve, PlatformThatOnlyTheFileKnows) {
    const std::string board = "[build.spike]\n[sel4.config.spike]\nKernelPlatform = 'spike'\n";
    const auto open = resolved(std::string(least) + board, for_platform("spike"));
    ASSERT_FALSE(open);
    EXPECT_EQ(open.error().message, "which architecture does platform `spike` have?");

    const auto said = resolved(std::string(least) + board + "KernelSel4Arch = 'riscv64'\n",
                               for_platform("spike"));
    ASSERT_TRUE(said) << told(said.error());
    EXPECT_EQ(said->arch, Arch::Riscv);
    EXPECT_EQ(said->sel4_arch, Sel4Arch::Riscv64);
    EXPECT_FALSE(said->platform_data);
    EXPECT_FALSE(said->cross_compiler_prefix);

    Request request = for_platform("spike");
    request.sel4_arch = "riscv32";
    EXPECT_EQ(resolved(std::string(least) + board, request)->sel4_arch, Sel4Arch::Riscv32);
}

TEST(Resolve, HypervisorTablesOfAPlatformThatIsAarch32) {
    const auto result = resolved(std::string(least) +
                                     "[sel4.config.sabre]\nKernelSel4Arch = 'arm_hyp'\n"
                                     "[sel4.config.arm_hyp]\nA = 1\n[sel4.config.aarch32]\nB = 1\n",
                                 for_platform("sabre"));
    ASSERT_TRUE(result) << told(result.error());
    EXPECT_EQ(result->sel4_arch, Sel4Arch::ArmHyp);
    EXPECT_NE(result->setting("A"), nullptr);
    EXPECT_EQ(result->setting("B"), nullptr);
}

/// Choices that exclude each other, and what is said of them.
TEST(Resolve, ArchitecturesThatDoNotGoTogether) {
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

    const auto late =
        resolved(std::string(least) + "[sel4.config.aarch32]\nKernelSel4Arch = 'aarch64'\n",
                 for_platform("sabre"));
    ASSERT_FALSE(late);
    EXPECT_EQ(told(late.error()),
              "4:1: KernelSel4Arch is \"aarch64\", but platform sabre is resolved for aarch32 | "
              "`selfe config explain` shows who says what");
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

/// Folders with files in them that go with the test.
class Load : public testing::Test {
  protected:
    void SetUp() override {
        std::string name = (std::filesystem::temp_directory_path() / "selfe-XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        folder_ = name;
        environment_.working_folder = folder_;
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    void write(const std::filesystem::path& name, std::string_view text) const {
        std::filesystem::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name) << text;
    }
    [[nodiscard]] std::string found(const Request& request = {}) const {
        const auto loaded = load(request, environment_, platforms());
        return loaded ? loaded->document.file : "error: " + loaded.error().message;
    }

    std::filesystem::path folder_;
    Environment environment_;
};

TEST_F(Load, NearestFileUpwards) {
    write("sel4.toml", least);
    environment_.working_folder = folder_ / "a" / "b";
    EXPECT_EQ(found(), "../../sel4.toml");
    write("a/sel4.toml", least);
    EXPECT_EQ(found(), "../sel4.toml");
    const auto loaded = load({}, environment_, platforms());
    EXPECT_EQ(loaded->folder, folder_ / "a");
}

TEST_F(Load, OptionBeforeVariableBeforeSearch) {
    write("sel4.toml", least);
    write("one/sel4.toml", least);
    write("two.toml", least);
    environment_.config_path = "two.toml";
    EXPECT_EQ(found(), "two.toml");
    Request request;
    request.file = "one";
    EXPECT_EQ(found(request), "one/sel4.toml");
    request.is_default = true;
    EXPECT_EQ(found(request), "embedded default");
}

TEST_F(Load, NamedFileMustExist) {
    environment_.config_path = "nowhere.toml";
    EXPECT_EQ(found(), "error: there is no such file");
    Request request;
    request.file = "nowhere";
    EXPECT_EQ(found(request), "error: there is no such file");
}

}  // namespace
}  // namespace selfe::configuration
