// selfe-bindgen as a command: exit codes, what it prints, what it leaves behind.
// SPDX-License-Identifier: BSD-2-Clause
#include <sys/wait.h>

#include <cstdlib>

#include "scratch.hpp"

namespace selfe::generator {
namespace {

namespace fs = std::filesystem;

class Command : public Scratch {
  protected:
    /// Runs the command and returns its exit code; `printed()` is what it wrote.
    int run(const std::string& arguments) const {
        const std::string line = std::string("\"") + SELFE_BINDGEN + "\" " + arguments + " > \"" +
                                 (folder() / "printed").string() + "\" 2>&1";
        return WEXITSTATUS(std::system(line.c_str()));
    }
    std::string printed() const { return content(folder() / "printed"); }
    std::string arguments(const std::string& output) const {
        return "--prefix \"" + prefix().string() + "\" --output \"" + (folder() / output).string() +
               "\"";
    }
};

TEST_F(Command, WholePrefixIsDoneWithoutAWord) {
    EXPECT_EQ(run(arguments("out")), 0);
    EXPECT_EQ(printed(), "");
    EXPECT_EQ(std::distance(fs::directory_iterator(folder() / "out/selfe"), {}), 4);
}

TEST_F(Command, WrongInputIsOneErrorLineAndOneHint) {
    fs::remove(header("sel4/sel4.h"));
    EXPECT_EQ(run(arguments("out")), 1);
    EXPECT_EQ(printed(), prefix().string() +
                             ": error: half an seL4 install prefix: libsel4/include/sel4/sel4.h is "
                             "missing\nhint: install the kernel again; releases before 13.0.0 are "
                             "not supported\n");
    EXPECT_FALSE(fs::exists(folder() / "out"));
}

TEST_F(Command, FailureLeavesOldOutputAsItWas) {
    ASSERT_EQ(run(arguments("out")), 0);
    const std::string before = content(folder() / "out/selfe/sys.hpp");
    append_to_sel4_h("#define seL4_Twice(x) ((x) * 2)\n");
    EXPECT_EQ(run(arguments("out")), 1);
    EXPECT_EQ(content(folder() / "out/selfe/sys.hpp"), before);
}

TEST_F(Command, UnwritableOutputIsAnError) {
    write(folder() / "out", "a file");
    EXPECT_EQ(run(arguments("out")), 1);
    EXPECT_NE(printed().find("hint: "), std::string::npos);
}

TEST_F(Command, MissingArgumentIsAUsageError) {
    EXPECT_EQ(run("--output out"), 2);
}

TEST_F(Command, HelpIsNoError) {
    EXPECT_EQ(run("--help"), 0);
}

TEST_F(Command, DepfileNamesTheFirstOutput) {
    ASSERT_EQ(run(arguments("out") + " --depfile \"" + (folder() / "d").string() + "\""), 0);
    EXPECT_TRUE(
        content(folder() / "d").starts_with((folder() / "out/selfe/abi_check.cpp").string() + ":"));
}

}  // namespace
}  // namespace selfe::generator
