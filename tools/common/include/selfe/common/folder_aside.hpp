// A folder that is made aside and put in place at once: others see all of it or nothing.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"

#include <filesystem>

namespace selfe {

/// A new folder `<target>.selfe-<six characters>` beside `target`, removed again unless published.
/// What a killed process left of such folders is removed when the next one is made, so for one
/// target there is one maker at a time: hold a FileLock.
class FolderAside {
  public:
    /// Makes the folder, and those above it if need be. Errors: the system's reason.
    [[nodiscard]] static Expected<FolderAside> make(const std::filesystem::path& target);

    FolderAside(FolderAside&& other) noexcept;
    FolderAside& operator=(FolderAside&&) = delete;
    FolderAside(const FolderAside&) = delete;
    FolderAside& operator=(const FolderAside&) = delete;
    ~FolderAside();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

    /// Writes everything through to the disk and gives the folder its name; an older folder of that
    /// name is replaced and removed. Errors: the system's reason; then the old one is still there.
    [[nodiscard]] Expected<void> publish();

  private:
    FolderAside(std::filesystem::path path, std::filesystem::path target)
        : path_(std::move(path)), target_(std::move(target)) {}

    std::filesystem::path path_;
    std::filesystem::path target_;
};

}  // namespace selfe
