// Every kind of mistake in a sel4.toml, with the place and the words that are given for it.
// SPDX-License-Identifier: BSD-2-Clause
#include "parsing.hpp"

namespace selfe::configuration {
namespace {

constexpr const char* forms =
    "give { path = … } or { git = …, branch|tag|rev = … }, for the kernel also { prefix = … } or "
    "\"reference\"";

/// A document that is wrong, and what is said of it.
struct Mistake {
    const char* name;
    std::string text;
    std::string told;
};

class ParseMistake : public testing::TestWithParam<Mistake> {};

TEST_P(ParseMistake, IsNamedWithItsPlace) {
    EXPECT_EQ(errors_of(GetParam().text), GetParam().told);
}

INSTANTIATE_TEST_SUITE_P(
    Toml, ParseMistake,
    testing::Values(
        Mistake{"NoTable", "", "1:1: `[sel4]` is missing | it says which kernel\n"},
        Mistake{"NoKernel", "[sel4]\n",
                "1:1: `[sel4]` does not say which kernel | kernel = \"reference\" is the embedded "
                "one\n"},
        Mistake{"NotATable", "sel4 = 1\n", "1:1: `sel4` must be a table, not an integer\n"},
        Mistake{"ArrayOfTables", "[[sel4]]\nkernel = 1\n",
                "1:3: `sel4` must be a table, not an array\n"}),
    [](const auto& each) { return std::string(each.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Names, ParseMistake,
    testing::Values(
        Mistake{"TopTable", least + "[metdata]\n",
                "3:2: unknown table `metdata` in the file | did you mean `metadata`?\n"},
        Mistake{"TopKeyNearNothing", "colour = 1\n" + least,
                "1:1: unknown key `colour` in the file | known here: sel4, build, metadata\n"},
        Mistake{"KeyOfSel4", least + "buld_dir = 'x'\n",
                "3:1: unknown key `buld_dir` in `[sel4]` | did you mean `build_dir`?\n"},
        Mistake{"SwappedLetters", "[sel4]\nkernle = \"reference\"\n",
                "1:1: `[sel4]` does not say which kernel | kernel = \"reference\" is the embedded "
                "one\n2:1: unknown key `kernle` in `[sel4]` | did you mean `kernel`?\n"},
        Mistake{"KeyOfOrigin", "[sel4]\nkernel = { git = 'u', tga = 't' }\n",
                "2:12: `git` without `branch`, `tag` or `rev` | name what to build, such as tag = "
                "\"16.0.0\"\n2:23: unknown key `tga` in `[sel4.kernel]` | did you mean `tag`?\n"},
        Mistake{"KeyOfBuild", least + "[build.pc99]\ntoolchain_dri = 'x'\n",
                "4:1: unknown key `toolchain_dri` in `[build.pc99]` | did you mean "
                "`toolchain_dir`?\n"},
        Mistake{"TableOfBuild", least + "[build.pc99.relese]\n",
                "3:13: unknown table `relese` in `[build.pc99]` | did you mean `release`?\n"},
        Mistake{"KeyOfBuildProfile", least + "[build.pc99.debug]\nroot_task_imag = 'x'\n",
                "4:1: unknown key `root_task_imag` in `[build.pc99.debug]` | did you mean "
                "`root_task_image`?\n"},
        Mistake{"PlatformOfBuild", least + "[build.sabr]\n",
                "3:8: selfe does not know platform `sabr` | did you mean `sabre`? If not, "
                "`[sel4.config.sabr]` must say what it is to the kernel\n"},
        Mistake{"Context", least + "[sel4.config.aarch46]\n",
                "3:14: `[sel4.config.aarch46]` is named after no profile, architecture or platform "
                "| did you mean `aarch64`?\n"},
        Mistake{"ContextNearNothing", least + "[metadata.toaster]\n",
                "3:11: `[metadata.toaster]` is named after no profile, architecture or platform | "
                "a platform that selfe does not know is made known by `[build.toaster]`, which may "
                "be empty\n"},
        Mistake{"TableInContext", least + "[sel4.config.pc99.debg]\n",
                "3:19: unknown table `debg` in `[sel4.config.pc99]` | did you mean `debug`?\n"},
        Mistake{"KernelWord", "[sel4]\nkernel = \"refrence\"\n",
                "2:1: there is no kernel \"refrence\" | did you mean `reference`?\n"},
        Mistake{"KernelWordNearNothing", "[sel4]\nkernel = \"/opt/sel4\"\n",
                std::string("2:1: there is no kernel \"/opt/sel4\" | ") + forms + '\n'},
        Mistake{"CmakeName", least + "[sel4.config]\n\"Kernel Platform\" = 'x'\n",
                "4:1: \"Kernel Platform\" is no name of a CMake variable | letters, digits and `_` "
                "make one\n"}),
    [](const auto& each) { return std::string(each.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Types, ParseMistake,
    testing::Values(
        Mistake{"FloatSetting", least + "[sel4.config]\nKernelNumDomains = 1.5\n",
                "4:1: `KernelNumDomains` must be a string, an integer or a boolean, not a "
                "floating-point number\n"},
        Mistake{"ArrayInProfile", least + "[sel4.config.debug]\nA = [1]\n",
                "4:1: `A` must be a string, an integer or a boolean, not an array\n"},
        Mistake{"DateInMetadata", least + "[metadata.arm]\nborn = 2026-11-23\n",
                "4:1: `born` must be a string, an integer or a boolean, not a date or time\n"},
        Mistake{"ProfileIsScalar", least + "[sel4.config]\ndebug = true\n",
                "4:1: `debug` must be a table, not a boolean\n"},
        Mistake{"BuildIsScalar", least + "[build]\npc99 = \"x\"\n",
                "4:1: `pc99` must be a table, not a string\n"},
        Mistake{"ImageIsNumber", least + "[build.pc99]\nroot_task_image = 3\n",
                "4:1: `root_task_image` must be a string, not an integer\n"},
        Mistake{"TagIsNumber", "[sel4]\nkernel = { git = 'u', tag = 16 }\n",
                "2:23: `tag` must be a string, not an integer\n"},
        Mistake{"ControlCharacter", least + "[sel4.config]\nA = \"x\\ny\"\n",
                "4:1: the value of `A` has a control character in it\n"}),
    [](const auto& each) { return std::string(each.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Company, ParseMistake,
    testing::Values(
        Mistake{"PathAndGit", "[sel4]\nkernel = { path = 'p', git = 'u', tag = 't' }\n",
                std::string("2:24: `git` beside `path` | ") + forms + '\n'},
        Mistake{"PrefixAndTag", "[sel4]\nkernel = { prefix = 'p', tag = 't' }\n",
                std::string("2:26: `tag` beside `prefix` | ") + forms + '\n'},
        Mistake{"NoOrigin", "[sel4]\nkernel = { tag = 't' }\n",
                std::string("2:10: `[sel4.kernel]` does not say where the source is | ") + forms +
                    '\n'},
        Mistake{"TwoTargets", "[sel4]\nkernel = { git = 'u', branch = 'b', rev = 'r' }\n",
                "2:37: `rev` beside `branch`: one of branch, tag and rev says what to build\n"},
        Mistake{"PrefixOfTools", least + "tools = { prefix = 'p' }\n",
                "3:11: unknown key `prefix` in `[sel4.tools]` | known here: path, git, branch, "
                "tag, rev\n"},
        Mistake{"OptionForGit", "[sel4]\nkernel = { git = '--upload-pack=x', tag = '-t' }\n",
                "2:12: `git` must not begin with `-`\n2:37: `tag` must not begin with `-`\n"},
        Mistake{"EmptyUrl", "[sel4]\nkernel = { git = '', tag = 't' }\n",
                "2:12: `git` must not be empty\n"},
        Mistake{"CommandWithoutImage", least + "[build.pc99.debug]\nmake_root_task = 'make'\n",
                "4:1: `make_root_task` without `root_task_image` | say which file the command "
                "makes: root_task_image = \"…\"\n"},
        Mistake{"SharedCommandWithoutImage",
                least + "[build.pc99]\nmake_root_task = 'm'\n[build.pc99.debug]\n"
                        "root_task_image = 'i'\n",
                "4:1: `make_root_task` without `root_task_image` | say which file the command "
                "makes: root_task_image = \"…\"\n"}),
    [](const auto& each) { return std::string(each.param.name); });

}  // namespace
}  // namespace selfe::configuration
