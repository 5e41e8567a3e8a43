// Tests of what a user reads when a build fails, or cannot begin.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel/build_log.hpp"
#include "kernel/packages.hpp"
#include "selfe/kernel/progress.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <sstream>

namespace selfe::kernel {
namespace {

TEST(BuildLog, TheCompilersErrorCountsMoreThanTheCommandLineBeforeIt) {
    EXPECT_EQ(telling_lines("[1/2] ok\nFAILED: x.o\ngcc -a -b\nx.c:1: error: bad\nmore\n", 9),
              "  x.c:1: error: bad\n  more\n");
}

TEST(BuildLog, OutputWithoutAnErrorEndsWithWhatMatters) {
    EXPECT_EQ(telling_lines("1\n2\n3\n", 2), "  2\n  3\n");
    EXPECT_EQ(telling_lines("1\n", 2), "  1\n");
    EXPECT_EQ(telling_lines("", 2), "");
}

TEST(BuildLog, NoLineAndNoExcerptIsEndless) {
    const std::string lines = telling_lines("error: " + std::string(5000, 'x') + "\n2\n3\n", 2);
    EXPECT_LT(lines.size(), 500);
    EXPECT_EQ(lines.find('3'), std::string::npos);
}

TEST(Packages, NothingMissingIsNoError) {
    EXPECT_TRUE(Missing().verdict());
}

TEST(Packages, EveryProgramComesWithItsPackageOnce) {
    Missing missing;
    for (const char* const program : {"dtc", "xmllint", "qemu-system-aarch64", "qemu-system-arm",
                                      "riscv64-linux-gnu-gcc", "arm-linux-gnueabihf-gcc"}) {
        missing.add_program(program);
    }
    EXPECT_EQ(missing.verdict().error().hint,
              "sudo apt install device-tree-compiler gcc-arm-linux-gnueabihf gcc-riscv64-linux-gnu "
              "libxml2-utils qemu-system-arm");
}

TEST(Packages, DebiansModulesAreForTheSystemsPythonOnly) {
    ::setenv("XDG_DATA_HOME", "/data", 1);
    Missing system;
    system.add_module("yaml", "/usr/bin/python3");
    EXPECT_EQ(system.verdict().error().hint, "sudo apt install python3-yaml");
    Missing own;
    own.add_module("yaml", "/home/me/venv/bin/python3");
    EXPECT_NE(own.verdict().error().hint.find("/data/selfe/python/bin/pip install pyyaml"),
              std::string::npos);
}

TEST(Packages, WhatDebianDoesNotHaveComesFromPip) {
    Missing missing;
    missing.add_program("dtc");
    missing.add_module("rare", "/usr/bin/python3");
    const std::string hint = missing.verdict().error().hint;
    EXPECT_TRUE(hint.starts_with("sudo apt install device-tree-compiler python3-venv && "));
    EXPECT_TRUE(hint.ends_with("/pip install rare"));
}

TEST(Packages, ACompilerThatNobodyPackagesIsNamed) {
    Missing missing;
    missing.add_program("mips-sde-gcc");
    EXPECT_NE(missing.verdict().error().hint.find("Debian has no package for mips-sde-gcc"),
              std::string::npos);
}

TEST(Progress, WithoutATerminalThereAreStepsOnly) {
    std::ostringstream out;
    TextProgress progress(out, 0);
    progress.step("building");
    progress.detail("[1/2] x");
    EXPECT_EQ(out.str(), "selfe: building\n");
}

TEST(Progress, WithoutATerminalALongStepSaysHowFarItIs) {
    std::ostringstream out;
    {
        TextProgress progress(out, 0, std::chrono::seconds(0));
        progress.step("building");
        progress.detail("\033[1m[1/2] a line that no terminal cuts");
    }
    EXPECT_EQ(out.str(), "selfe: building\n   [1m[1/2] a line that no terminal cuts\n");
}

TEST(Progress, ADetailFitsTheTerminalAndIsErasedByWhatFollows) {
    std::ostringstream out;
    {
        TextProgress progress(out, 10);
        progress.detail("\033[1m0123456789");
        EXPECT_EQ(out.str(), "   [1m012");
        progress.step("next");
    }
    EXPECT_EQ(out.str(), "   [1m012\r\033[Kselfe: next\n");
}

}  // namespace
}  // namespace selfe::kernel
