// Which sel4.toml counts.
// SPDX-License-Identifier: BSD-2-Clause
#include "resolving.hpp"

#include <cstdlib>
#include <fstream>

namespace selfe::configuration {
namespace {

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
