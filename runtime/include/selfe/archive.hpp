// Files packed into the program's image, read where they lie: nothing is copied.
// SPDX-License-Identifier: BSD-2-Clause
//
// CMake's selfe_archive() packs the files and links them into a program; docs/archive.md describes
// the format. An archive is not trusted: whatever its bytes are, reading gives contents that pass
// their checksum or an error, and never leaves the archive's memory.
#pragma once

#include "selfe/bytes.hpp"
#include "selfe/outcome.hpp"

#include <stddef.h>
#include <stdint.h>

namespace selfe {

/// Why an archive or a file of it cannot be had.
enum class ArchiveError : uint8_t {
    Truncated,       ///< the memory ends before the archive does
    NotAnArchive,    ///< the first bytes are not an archive's
    UnknownVersion,  ///< a later format
    DamagedIndex,    ///< the index does not have its checksum
    LyingIndex,      ///< it has, but places something where nothing may be
    Misaligned,      ///< the memory begins at an address that the files' alignment forbids
    DamagedFile,     ///< name and contents do not have their checksum, or lie where none may be
    NoSuchFile,      ///< no file has that name or number
};

/// The cause as a phrase for messages: "the checksum of a file in the archive is wrong".
[[nodiscard]] const char* text_of(ArchiveError error);

/// A view of an archive in memory. It owns nothing: the memory must outlive it and what it gave.
/// Copied freely.
class Archive {
  public:
    struct File {
        const char* name;  ///< NUL-terminated, in the archive
        Bytes bytes;       ///< in the archive, at a multiple of `alignment()`
    };
    class Iterator;

    /// The archive at the beginning of `memory`; what lies behind it is not looked at. Checks the
    /// index: its checksum, and that every name and file lies where the format says.
    /// Errors: all but DamagedFile and NoSuchFile.
    [[nodiscard]] static Outcome<Archive, ArchiveError> open(Bytes memory);
    /// As `open`, the archive that CMake's selfe_archive() put into this program. Does not link in
    /// a program that has none.
    [[nodiscard]] static Outcome<Archive, ArchiveError> embedded();

    /// The file of that name. Checks name and contents against their checksum, each time: takes as
    /// long as there are contents. That there is none is checked, too, against the index's.
    /// Errors: NoSuchFile, DamagedFile; DamagedIndex if memory has changed since `open`.
    [[nodiscard]] Outcome<File, ArchiveError> find(const char* name) const;
    /// File number `index`, 0 to `count() - 1`, in the order of names; checked as `find` does.
    /// Errors: NoSuchFile for another number; DamagedFile.
    [[nodiscard]] Outcome<File, ArchiveError> at(size_t index) const;

    [[nodiscard]] size_t count() const { return count_; }
    /// Bytes of the whole archive.
    [[nodiscard]] size_t size() const { return size_; }
    /// What every file's address is a multiple of.
    [[nodiscard]] size_t alignment() const { return alignment_; }

    /// All files by name: `for (const auto file : archive)`, each as `at` gives it.
    [[nodiscard]] Iterator begin() const;
    [[nodiscard]] Iterator end() const;

    /// Of no file at all: what an outcome without a value holds.
    constexpr Archive() = default;

  private:
    struct Entry;

    [[nodiscard]] bool has_intact_index() const;
    [[nodiscard]] bool has_lawful_layout() const;
    [[nodiscard]] Entry entry(size_t index) const;
    /// How `name` compares to that at `position`, which need not be one: bounds are checked.
    [[nodiscard]] int compare(const char* name, uint32_t position) const;
    /// Bytes of the name at `position` with its NUL; 0 if that is no name.
    [[nodiscard]] uint32_t name_size(uint32_t position) const;
    [[nodiscard]] uint32_t names() const;
    [[nodiscard]] uint32_t index_size() const { return names() + names_size_; }

    const unsigned char* start_{};
    uint32_t size_{};
    uint32_t count_{};
    uint32_t names_size_{};
    uint32_t alignment_ = 1;
};

class Archive::Iterator {
  public:
    Iterator(const Archive& archive, size_t index) : archive_(&archive), index_(index) {}

    [[nodiscard]] Outcome<File, ArchiveError> operator*() const { return archive_->at(index_); }
    Iterator& operator++() {
        ++index_;
        return *this;
    }
    [[nodiscard]] bool operator==(const Iterator& other) const { return index_ == other.index_; }

  private:
    const Archive* archive_;
    size_t index_;
};

inline Archive::Iterator Archive::begin() const {
    return {*this, 0};
}

inline Archive::Iterator Archive::end() const {
    return {*this, count_};
}

}  // namespace selfe
