// make_root_task is a shell command and nothing else is; its environment is the documented one.
// SPDX-License-Identifier: BSD-2-Clause
#include "project/build.hpp"
#include "scratch.hpp"

namespace selfe::project {
namespace {

using namespace configuration;

class MakeRootTask : public Scratch {
  protected:
    /// The project of the folder, whose root task `command` makes as `image`.
    [[nodiscard]] Resolved project(std::string command,
                                   const std::string& image = "task.elf") const {
        Resolved resolved;
        resolved.file = folder() / "sel4.toml";
        resolved.folder = folder();
        resolved.platform = "pc99";
        resolved.platform_as_said = "pc99";
        resolved.arch = Arch::X86;
        resolved.sel4_arch = Sel4Arch::X86_64;
        resolved.root_task = RootTask{Placed<std::string>{std::move(command), {"sel4.toml", 7, 18}},
                                      {folder() / image, {"sel4.toml", 8, 19}}};
        return resolved;
    }
};

TEST_F(MakeRootTask, RunsInTheFilesFolderAsAShellCommand) {
    ASSERT_TRUE(make_root_task(project("pwd -P > where; echo made | tee task.elf > /dev/null")));
    EXPECT_EQ(read("where"), std::filesystem::canonical(folder()).string() + "\n");
    EXPECT_EQ(read("task.elf"), "made\n");
}

TEST_F(MakeRootTask, FindsTheDocumentedEnvironment) {
    ASSERT_TRUE(
        make_root_task(project("echo \"$SEL4_CONFIG_PATH|$SEL4_PLATFORM|$SEL4_OVERRIDE_ARCH|"
                               "$SEL4_OVERRIDE_SEL4_ARCH\" > task.elf")));
    EXPECT_EQ(read("task.elf"), (folder() / "sel4.toml").string() + "|pc99|x86|x86_64\n");
}

TEST_F(MakeRootTask, ValuesOfTheFileAreNotPartOfTheCommand) {
    Resolved resolved = project("printf '%s' \"$SEL4_PLATFORM\" > task.elf");
    resolved.platform = "pc99'; touch pwned; '$(touch pwned)`touch pwned`";
    resolved.platform_as_said = resolved.platform;
    ASSERT_TRUE(make_root_task(resolved));
    EXPECT_EQ(read("task.elf"), resolved.platform);
    EXPECT_FALSE(std::filesystem::exists(folder() / "pwned"));
}

TEST_F(MakeRootTask, FailureIsToldAtTheCommandsPlace) {
    const auto done = make_root_task(project("touch task.elf; exit 3"));
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().file, "sel4.toml");
    EXPECT_EQ(done.error().line, 7U);
    EXPECT_NE(done.error().message.find("exited with 3"), std::string::npos)
        << done.error().message;
}

TEST_F(MakeRootTask, ImageThatWasNotMadeIsToldAtTheImagesPlace) {
    const auto done = make_root_task(project("true"));
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().line, 8U);
    EXPECT_NE(done.error().message.find("task.elf"), std::string::npos) << done.error().message;
}

TEST_F(MakeRootTask, WithoutACommandTheImageMustBeThere) {
    Resolved resolved = project("");
    resolved.root_task->command.reset();
    EXPECT_FALSE(make_root_task(resolved));
    write("task.elf", "made elsewhere");
    EXPECT_TRUE(make_root_task(resolved));
}

}  // namespace
}  // namespace selfe::project
