// A folder in which tests run the selfe command.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "testing.hpp"

#include <sys/wait.h>
#include <cstdlib>
#include <fstream>

namespace selfe::configuration {

/// What a command left behind.
struct Done {
    int code{};
    std::string out;
    std::string err;
};

class Shell : public testing::Test {
  protected:
    void SetUp() override {
        std::string name = (std::filesystem::temp_directory_path() / "selfe-XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        folder_ = name;
        for (const char* const variable :
             {"SEL4_CONFIG_PATH", "SEL4_PLATFORM", "SEL4_OVERRIDE_ARCH", "SEL4_OVERRIDE_SEL4_ARCH",
              "SELFE_PLATFORM_DIR"}) {
            ::unsetenv(variable);
        }
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    void write(const std::string& name, std::string_view text) const {
        std::ofstream(folder_ / name) << text;
    }
    /// `selfe ARGUMENTS` in the folder.
    [[nodiscard]] Done selfe(const std::string& arguments) const {
        const std::string line =
            "cd '" + folder_.string() + "' && '" SELFE_COMMAND "' " + arguments + " >.out 2>.err";
        const int status = std::system(line.c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content_of(folder_ / ".out"),
                content_of(folder_ / ".err")};
    }
    [[nodiscard]] Done config(const std::string& arguments) const {
        return selfe("config " + arguments);
    }

    std::filesystem::path folder_;
};

}  // namespace selfe::configuration
