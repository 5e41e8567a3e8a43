// A folder of its own for each test, with a copy of the miniature prefix to spoil.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace selfe::generator {

/// The miniature prefix as it lies in the source tree.
[[nodiscard]] std::filesystem::path miniature_prefix();

/// The content of a file; a test fails if it cannot be read.
[[nodiscard]] std::string content(const std::filesystem::path& path);

class Scratch : public testing::Test {
  protected:
    Scratch();
    ~Scratch() override;

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    /// The copy; `header("sel4/types.h")` is a file of its include folder.
    [[nodiscard]] std::filesystem::path prefix() const { return folder_ / "prefix"; }
    [[nodiscard]] std::filesystem::path header(const std::string& name) const;

    void write(const std::filesystem::path& path, const std::string& text) const;
    /// Adds lines to the end of sel4/sel4.h and returns the number of the first of them.
    unsigned append_to_sel4_h(const std::string& text) const;
    /// Replaces the only occurrence of a text in a file.
    void replace(const std::filesystem::path& path, const std::string& old_text,
                 const std::string& new_text) const;

  private:
    std::filesystem::path folder_;
};

}  // namespace selfe::generator
