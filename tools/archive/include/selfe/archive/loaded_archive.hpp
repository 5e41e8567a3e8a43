// An archive file in memory, read by the reader that programs on the target have.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/archive.hpp"
#include "selfe/archive/pack.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace selfe::archive {

/// Bytes at an address that every archive's alignment divides, and none behind them.
class AlignedBytes {
  public:
    explicit AlignedBytes(std::string_view bytes);

    [[nodiscard]] Bytes view() const { return {memory_.get(), size_}; }
    [[nodiscard]] unsigned char* data() { return memory_.get(); }
    [[nodiscard]] std::size_t size() const { return size_; }

  private:
    struct Free {
        void operator()(unsigned char* memory) const;
    };
    std::unique_ptr<unsigned char, Free> memory_;
    std::size_t size_;
};

/// The archive of one file, whole and open.
class LoadedArchive {
  public:
    /// Errors: the file cannot be read, or the reader refuses it.
    [[nodiscard]] static Expected<LoadedArchive> read(const std::filesystem::path& path);

    [[nodiscard]] const Archive& archive() const { return archive_; }
    /// All files. Errors: the first one that the reader refuses.
    [[nodiscard]] Expected<std::vector<Member>> members() const;
    /// That the file is byte for byte what `pack` writes of what is in it.
    [[nodiscard]] Expected<void> check() const;

  private:
    LoadedArchive(std::string path, AlignedBytes bytes, const Archive& archive)
        : path_(std::move(path)), bytes_(std::move(bytes)), archive_(archive) {}

    std::string path_;
    AlignedBytes bytes_;
    Archive archive_;
};

}  // namespace selfe::archive
