// A CMake project is configured when what it is built for has changed, and only then.
// SPDX-License-Identifier: BSD-2-Clause
#include "project/cmake_build.hpp"
#include "project/conformance.hpp"
#include "scratch.hpp"

namespace selfe::project {
namespace {

/// A project that counts how often it is configured, and writes what it was given.
constexpr std::string_view project_text = R"(cmake_minimum_required(VERSION 3.25)
project(counted LANGUAGES NONE)
file(APPEND "${CMAKE_CURRENT_SOURCE_DIR}/count" "x")
file(WRITE "${CMAKE_CURRENT_SOURCE_DIR}/given"
    "${SELFE_PLATFORM}|${SELFE_KERNEL}|${WORDS}|${selfe_DIR}|${SELFE_TOOLS_DIR}")
)";

class BuildOfCMake : public Scratch {
  protected:
    BuildOfCMake() {
        write("data/cmake/toolchains/none.cmake", "");
        write("source/CMakeLists.txt", project_text);
        build_.source = folder() / "source";
        build_.folder = folder() / "build";
        build_.platform.name = "desk";
        build_.platform.toolchain = "none";
        build_.platform.file = folder() / "platforms/desk/platform.toml";
        build_.prefix = folder() / "kernel";
    }

    Expected<void> run() {
        return run_cmake_build(build_, {folder() / "data", folder() / "bin"}, progress_);
    }

    [[nodiscard]] std::size_t times_configured() const { return read("source/count").size(); }

    CMakeBuild build_;
    kernel::NoProgress progress_;
};

TEST_F(BuildOfCMake, GivesTheProjectWhatItIsBuiltFor) {
    build_.settings = {"WORDS=one; $(two) 'three'"};
    ASSERT_TRUE(run());
    EXPECT_EQ(read("source/given"), "desk|" + build_.prefix.string() + "|one; $(two) 'three'|" +
                                        (folder() / "data/cmake").string() + "|" +
                                        (folder() / "bin").string());
}

TEST_F(BuildOfCMake, IsConfiguredOnceForTheSame) {
    ASSERT_TRUE(run());
    ASSERT_TRUE(run());
    EXPECT_EQ(times_configured(), 1U);
}

TEST_F(BuildOfCMake, IsConfiguredAnewForAnotherKernel) {
    ASSERT_TRUE(run());
    build_.prefix = folder() / "another";
    ASSERT_TRUE(run());
    EXPECT_EQ(times_configured(), 2U);
}

TEST_F(BuildOfCMake, ForgetsWhatAnEarlierConfigurationKept) {
    build_.settings = {"WORDS=old"};
    ASSERT_TRUE(run());
    build_.settings = {};
    ASSERT_TRUE(run());
    EXPECT_NE(read("source/given").find("||"), std::string::npos) << read("source/given");
}

TEST_F(BuildOfCMake, ThatWasInterruptedIsConfiguredAgain) {
    ASSERT_TRUE(run());
    std::filesystem::remove(folder() / "build/selfe-configured");
    ASSERT_TRUE(run());
    EXPECT_EQ(times_configured(), 2U);
}

TEST_F(BuildOfCMake, RefusalIsHandedOnInItsOwnWords) {
    write("source/CMakeLists.txt",
          "cmake_minimum_required(VERSION 3.25)\nproject(none LANGUAGES NONE)\n"
          "message(FATAL_ERROR \"\\n error: there is no such board\\n hint: buy one\\n\")\n");
    const auto done = run();
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().message, "there is no such board");
    EXPECT_EQ(done.error().hint, "buy one");
}

TEST_F(BuildOfCMake, FailureNamesTheLog) {
    write("source/CMakeLists.txt",
          "cmake_minimum_required(VERSION 3.25)\nproject(none LANGUAGES NONE)\n"
          "add_custom_target(fails ALL COMMAND sh -c \"echo no paper; exit 1\" VERBATIM)\n");
    testing::internal::CaptureStderr();
    const auto done = run();
    EXPECT_NE(testing::internal::GetCapturedStderr().find("no paper"), std::string::npos);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().file, (folder() / "build/build.log").string());
    EXPECT_NE(read("build/build.log").find("no paper"), std::string::npos);
}

// A second `selfe test` replaced the image that the first one was running.
TEST(SuiteFolder, IsAnotherForOtherAreas) {
    const auto folder = [](const char* prefix, const std::vector<std::string>& areas) {
        return suite_folder("/cache", "pc99", prefix, areas);
    };
    EXPECT_EQ(folder("/k", {"cnode"}), folder("/k", {"cnode"}));
    EXPECT_NE(folder("/k", {}), folder("/k", {"cnode"}));
    EXPECT_NE(folder("/k", {"tcb"}), folder("/k", {"cnode"}));
    EXPECT_NE(folder("/k", {}), folder("/l", {}));
}

/// Keeps the notes.
class Notes final : public kernel::Progress {
  public:
    void step(std::string_view) override {}
    void detail(std::string_view) override {}
    void note(const Diagnostic& note) override { messages.push_back(note.message); }

    std::vector<std::string> messages;
};

TEST(BuildSuite, SaysTheNotesOfTheConfiguration) {
    Workspace workspace{};
    workspace.resolved.platform_data.emplace().qemu = "qemu";
    workspace.resolved.kernel.value = configuration::InstalledKernel{"/nowhere"};
    workspace.resolved.notes.push_back({"sel4.toml", 3, 1, "no longer needed", ""});
    Notes notes;
    EXPECT_FALSE(build_suite(workspace, {}, false, {}, notes));
    EXPECT_EQ(notes.messages, std::vector<std::string>{"no longer needed"});
}

TEST(BuildSuite, HardwareAloneNeedsABoard) {
    Workspace workspace{};
    workspace.resolved.platform_data.emplace().name = "tx1";
    workspace.resolved.kernel.value = configuration::InstalledKernel{"/nowhere"};
    Notes notes;
    const auto without = build_suite(workspace, {}, false, {}, notes);
    ASSERT_FALSE(without);
    EXPECT_NE(without.error().message.find("tx1 is hardware only"), std::string::npos);
    const auto with = build_suite(workspace, {}, true, {}, notes);
    ASSERT_FALSE(with);  // for want of a kernel
    EXPECT_EQ(with.error().message.find("hardware only"), std::string::npos);
}

}  // namespace
}  // namespace selfe::project
