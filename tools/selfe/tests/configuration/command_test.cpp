// `selfe config` as a shell sees it: what it prints, where, and its exit codes.
// SPDX-License-Identifier: BSD-2-Clause
#include "shell.hpp"

#include <nlohmann/json.hpp>

namespace selfe::configuration {
namespace {

class ConfigCommand : public Shell {};

constexpr std::string_view example =
    "[sel4]\n"
    "kernel = \"reference\"\n"
    "[sel4.config]\n"
    "KernelPrinting = false\n"
    "[sel4.config.debug]\n"
    "KernelPrinting = true\n"
    "[metadata]\n"
    "colour = 'blue'\n"
    "[build.pc99.debug]\n"
    "make_root_task = 'make \"it\"'\n"
    "root_task_image = 'out/app'\n"
    "[build.sabre]\n";

TEST_F(ConfigCommand, ShowIsADocumentThatResolvesToTheSame) {
    write("sel4.toml", example);
    const Done first = config("show -p pc99");
    ASSERT_EQ(first.code, 0) << first.err;
    write("flat.toml", first.out);
    const Done second = config("show -p pc99 -c flat.toml");
    ASSERT_EQ(second.code, 0) << second.err;
    const auto without_title = [](const std::string& text) { return text.substr(text.find('\n')); };
    EXPECT_EQ(without_title(second.out), without_title(first.out));
    EXPECT_NE(first.out.find("root_task_image = \"" + (folder_ / "out/app").string() + '"'),
              std::string::npos);
}

TEST_F(ConfigCommand, ShowAsJson) {
    write("sel4.toml", example);
    const auto json = nlohmann::json::parse(config("show -p pc99 --json").out);
    EXPECT_EQ(json["platform"], "pc99");
    EXPECT_EQ(json["profile"], "debug");
    EXPECT_EQ(json["arch"], "x86");
    EXPECT_EQ(json["kernel"]["kind"], "reference");
    EXPECT_EQ(json["settings"]["KernelPrinting"], true);
    EXPECT_EQ(json["settings"]["KernelPlatform"], "pc99");
    EXPECT_EQ(json["metadata"]["colour"], "blue");
    EXPECT_EQ(json["root_task"]["command"], "make \"it\"");
    EXPECT_EQ(json["root_task"]["environment"]["SEL4_PLATFORM"], "pc99");
    EXPECT_EQ(nlohmann::json::parse(config("show -p sabre --release --json").out)["root_task"],
              nullptr);
}

TEST_F(ConfigCommand, ShowWholeIsTheNormalForm) {
    write("sel4.toml", example);
    EXPECT_EQ(config("show --whole").out, print(parse(example, "", {}).document));
}

TEST_F(ConfigCommand, ExplainNamesWinnerAndLosers) {
    write("sel4.toml", example);
    EXPECT_EQ(config("explain -p pc99 KernelPrinting").out,
              "# settings\n"
              "KernelPrinting = true  sel4.toml:6:1  [sel4.config.debug]\n"
              "    over false         sel4.toml:4:1  [sel4.config]\n");
    const auto json = nlohmann::json::parse(config("explain -p pc99 --json").out);
    EXPECT_EQ(json["settings"]["KernelPrinting"]["line"], 6);
    EXPECT_EQ(json["settings"]["KernelPrinting"]["losers"][0]["table"], "[sel4.config]");
    EXPECT_EQ(json["choices"]["platform"]["file"], "--platform");
    const Done unknown = config("explain -p pc99 KernelPrintin");
    EXPECT_EQ(unknown.code, 1);
    EXPECT_EQ(unknown.err,
              "error: nothing sets `KernelPrintin` here\nhint: did you mean `KernelPrinting`?\n");
}

TEST_F(ConfigCommand, CheckFindsAllMistakes) {
    write("sel4.toml", example);
    const Done good = config("check");
    EXPECT_EQ(good.code, 0) << good.err;
    EXPECT_EQ(good.out, "sel4.toml: nothing wrong, for pc99 sabre: debug release\n");

    write("sel4.toml", std::string(example) + "[sel4.config.sabr]\n[metdata]\n");
    const Done bad = config("check");
    EXPECT_EQ(bad.code, 1);
    EXPECT_EQ(
        bad.err,
        "sel4.toml:13:14: error: `[sel4.config.sabr]` is named after no profile, architecture "
        "or platform\nhint: did you mean `sabre`?\n"
        "sel4.toml:14:2: error: unknown table `metdata` in the file\n"
        "hint: did you mean `metadata`?\n");
    EXPECT_EQ(nlohmann::json::parse(config("check --json").out)["errors"].size(), 2U);
}

TEST_F(ConfigCommand, CheckResolvesForEveryPlatform) {
    write("sel4.toml", std::string(example) +
                           "[sel4.config.sabre.release]\n"
                           "KernelSel4Arch = 'x86_64'\n");
    const Done bad = config("check");
    EXPECT_EQ(bad.code, 1);
    EXPECT_EQ(bad.err, "sel4.toml:14:1: error: platform sabre is aarch32, not x86_64\n");
    EXPECT_EQ(config("check -p pc99").code, 0);
}

TEST_F(ConfigCommand, CheckNotesProfilesThatMakeNoDifference) {
    write("sel4.toml",
          "[sel4]\nkernel = { path = 'k' }\n[build.pc99]\n[build.sabre]\n"
          "[sel4.config.sabre.debug]\nKernelDebugBuild = true\n");
    const Done done = config("check");
    EXPECT_EQ(done.code, 0);
    EXPECT_EQ(done.err,
              "sel4.toml:2:1: note: debug and release are the same kernel for pc99\n"
              "hint: `[sel4.config.debug]` usually has KernelDebugBuild and KernelPrinting\n");
}

TEST_F(ConfigCommand, DiffOfProfilesPlatformsAndFiles) {
    write("sel4.toml", example);
    write("other.toml", "[sel4]\nkernel = \"reference\"\n");
    const Done profiles = config("diff debug release -p sabre");
    EXPECT_EQ(profiles.code, 1);
    EXPECT_EQ(profiles.out.substr(profiles.out.find("@@")),
              "@@ settings\n-KernelPrinting = true  # sel4.toml:6:1\n"
              "+KernelPrinting = false  # sel4.toml:4:1\n");
    const Done same = config("diff sabre.debug sabre");
    EXPECT_EQ(same.code, 0);
    EXPECT_EQ(same.out, "");
    const Done files = config("diff other.toml sel4.toml:debug -p sabre --json");
    EXPECT_EQ(files.code, 1);
    EXPECT_EQ(nlohmann::json::parse(files.out).size(), 2U);
    EXPECT_EQ(config("diff default:tx1 tx1").code, 1);
    EXPECT_EQ(config("diff nowhere.toml pc99").code, 2);
}

TEST_F(ConfigCommand, NotesGoToStandardErrorOnce) {
    write("sel4.toml", "[sel4]\nkernel = \"reference\"\ntools = { path = 't' }\n");
    for (const char* const command : {"show -p pc99", "check", "diff debug release -p pc99",
                                      "explain -p pc99", "show --whole"}) {
        const Done done = config(command);
        EXPECT_EQ(done.err,
                  "sel4.toml:3:1: note: `tools` is no longer needed: selfe makes boot images "
                  "itself\n")
            << command;
    }
}

TEST_F(ConfigCommand, ExitCodes) {
    write("sel4.toml", example);
    EXPECT_EQ(config("show -p pc99 --debug --release").code, 2);
    EXPECT_EQ(config("show -p pc99 --nonsense").code, 2);
    EXPECT_EQ(config("").code, 2);
    EXPECT_EQ(config("show -p toaster").code, 1);
    EXPECT_EQ(config("show -c nowhere.toml").code, 1);
    EXPECT_EQ(config("--help").code, 0);
}

}  // namespace
}  // namespace selfe::configuration
