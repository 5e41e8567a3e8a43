// A folder of a test's own, gone when the test is.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace selfe::project {

class Scratch : public testing::Test {
  protected:
    Scratch() {
        std::string name = (std::filesystem::temp_directory_path() / "selfe-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
    }
    ~Scratch() override { std::filesystem::remove_all(folder_); }

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

    void write(const std::filesystem::path& file, std::string_view text) const {
        std::filesystem::create_directories((folder_ / file).parent_path());
        std::ofstream(folder_ / file) << text;
    }

    [[nodiscard]] std::string read(const std::filesystem::path& file) const {
        std::ifstream stream(folder_ / file);
        return {std::istreambuf_iterator<char>(stream), {}};
    }

  private:
    std::filesystem::path folder_;
};

}  // namespace selfe::project
