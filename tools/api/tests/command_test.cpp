// selfe-api as a command: what it compares, and its exit codes.
// SPDX-License-Identifier: BSD-2-Clause
#include <stdlib.h>
#include <sys/wait.h>

#include <filesystem>

#include "data.hpp"

namespace selfe::api {
namespace {

namespace fs = std::filesystem;

class Command : public testing::Test {
  protected:
    Command() {
        std::string name = (fs::temp_directory_path() / "selfe-api-XXXXXX").string();
        EXPECT_NE(mkdtemp(name.data()), nullptr);
        folder_ = name;
    }
    ~Command() override {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }

    /// Runs `selfe-api` beside the tests' data; `printed()` is what it wrote, errors too.
    int run(const std::string& arguments) const {
        const std::string line = std::string("cd \"") + SELFE_TEST_DATA + "\" && \"" + SELFE_API +
                                 "\" " + arguments + " > \"" + (folder_ / "printed").string() +
                                 "\" 2>&1";
        return WEXITSTATUS(std::system(line.c_str()));
    }
    [[nodiscard]] std::string printed() const {
        std::ostringstream text;
        text << std::ifstream(folder_ / "printed").rdbuf();
        return text.str();
    }
    [[nodiscard]] const fs::path& folder() const { return folder_; }

  private:
    fs::path folder_;
};

const std::string miniature = "../../generator/tests/input/miniature";
const std::string generated = "../../generator/tests/golden/miniature";

TEST_F(Command, DifferentIsOneAndReported) {
    EXPECT_EQ(run("diff input/before.json input/after.json"), 1);
    EXPECT_EQ(printed(), data("golden/report.txt"));
}

TEST_F(Command, JsonOnRequest) {
    EXPECT_EQ(run("diff --json input/before.json input/after.json"), 1);
    EXPECT_EQ(printed(), data("golden/report.json"));
}

TEST_F(Command, PrefixAndWhatWasGeneratedFromItAreTheSame) {
    EXPECT_EQ(run("diff " + miniature + " " + generated), 0);
    EXPECT_EQ(printed(), "The interfaces are the same.\n");
    EXPECT_EQ(run("diff " + generated + "/selfe/api.json " + generated), 0);
}

TEST_F(Command, TroubleIsTwoWithPlaceAndHint) {
    EXPECT_EQ(run("diff input/before.json nowhere.json"), 2);
    EXPECT_NE(printed().find("nowhere.json: error: "), std::string::npos);
    EXPECT_EQ(run("diff golden/report.txt input/before.json"), 2);
    EXPECT_TRUE(printed().starts_with("golden/report.txt:1: error: not valid JSON\nhint: "));
    EXPECT_EQ(run("diff input input/before.json"), 2);
    EXPECT_NE(printed().find("not an seL4 install prefix"), std::string::npos);
}

TEST_F(Command, CompactIsOneLineAnItem) {
    EXPECT_EQ(run("compact input/after.json"), 0);
    EXPECT_EQ(printed(), data("golden/after.json"));
    EXPECT_EQ(run("compact golden/report.txt"), 1);
}

TEST_F(Command, WrongArgumentsAreAUsageError) {
    EXPECT_EQ(run(""), 2);
    EXPECT_EQ(run("diff input/before.json"), 2);
    EXPECT_EQ(run("--help"), 0);
}

}  // namespace
}  // namespace selfe::api
