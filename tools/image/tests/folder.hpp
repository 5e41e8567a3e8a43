// A temporary folder for one test.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/file.hpp"

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

namespace selfe::image {

/// Made empty, gone with the object.
class Folder {
  public:
    Folder() {
        std::string pattern =
            (std::filesystem::temp_directory_path() / "selfe-image-XXXXXX").string();
        path_ = mkdtemp(pattern.data());
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path_); }

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// Writes a file below the folder and returns its path.
    std::filesystem::path write(std::string_view name, std::string_view bytes) const {
        (void)write_file_atomically(path_ / name, bytes);
        return path_ / name;
    }
    /// A message without this folder's path, which no test can know.
    [[nodiscard]] std::string relative(std::string text) const {
        for (std::size_t at; (at = text.find(path_.string() + "/")) != text.npos;) {
            text.erase(at, path_.string().size() + 1);
        }
        return text;
    }

  private:
    std::filesystem::path path_;
};

}  // namespace selfe::image
