// Reading an archive: nothing that it says is believed before it is checked.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/archive.hpp"

#include "selfe/archive_format.hpp"
#include "selfe/crc32.hpp"

namespace selfe {
namespace {

using archive_format::Header;

void add(Crc32& crc, const unsigned char* bytes, size_t size) {
    crc.add(reinterpret_cast<const char*>(bytes), size);
}

/// Headers and entries are copied out: the compiler need not know that they are aligned.
template <class Part>
Part part_at(const unsigned char* bytes) {
    Part part;
    __builtin_memcpy(&part, bytes, sizeof part);
    return part;
}

}  // namespace

struct Archive::Entry : archive_format::Entry {
    [[nodiscard]] uint64_t end() const { return uint64_t{offset} + size; }
};

const char* text_of(ArchiveError error) {
    switch (error) {
        case ArchiveError::Truncated:
            return "the archive is cut off";
        case ArchiveError::NotAnArchive:
            return "this is no archive";
        case ArchiveError::UnknownVersion:
            return "the archive's format is of an unknown version";
        case ArchiveError::DamagedIndex:
            return "the checksum of the archive's index is wrong";
        case ArchiveError::LyingIndex:
            return "the archive's index places something where nothing may be";
        case ArchiveError::Misaligned:
            return "the archive lies at an address that its alignment forbids";
        case ArchiveError::DamagedFile:
            return "the checksum of a file in the archive is wrong";
        case ArchiveError::NoSuchFile:
            return "the archive has no such file";
    }
    return "unknown error";
}

Outcome<Archive, ArchiveError> Archive::open(Bytes memory) {
    if (memory.size < sizeof(Header)) {
        return ArchiveError::Truncated;
    }
    const auto header = part_at<Header>(memory.data);
    if (__builtin_memcmp(header.magic, archive_format::magic, sizeof header.magic) != 0) {
        return ArchiveError::NotAnArchive;
    }
    if (header.version != archive_format::version) {
        return ArchiveError::UnknownVersion;
    }
    if (header.size > memory.size) {
        return ArchiveError::Truncated;
    }
    const uint64_t index_size =
        sizeof(Header) + uint64_t{header.count} * sizeof(Entry) + header.names_size;
    if (index_size > header.size) {
        return ArchiveError::LyingIndex;
    }
    Archive archive;
    archive.start_ = memory.data;
    archive.size_ = header.size;
    archive.count_ = header.count;
    archive.names_size_ = header.names_size;
    archive.alignment_ = header.alignment;
    if (!archive.has_intact_index()) {
        return ArchiveError::DamagedIndex;
    }
    if (!archive.has_lawful_layout()) {
        return ArchiveError::LyingIndex;
    }
    if (reinterpret_cast<uintptr_t>(memory.data) % header.alignment != 0) {
        return ArchiveError::Misaligned;
    }
    return archive;
}

Outcome<Archive::File, ArchiveError> Archive::find(const char* name) const {
    size_t low = 0;
    size_t high = count_;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int order = compare(name, entry(middle).name);
        if (order == 0) {
            return at(middle);
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    // A hit proves itself by the file's checksum; what proves a miss is the index's.
    return has_intact_index() ? ArchiveError::NoSuchFile : ArchiveError::DamagedIndex;
}

Outcome<Archive::File, ArchiveError> Archive::at(size_t index) const {
    if (index >= count_) {
        return ArchiveError::NoSuchFile;
    }
    const Entry entry = this->entry(index);
    const uint32_t name_size = this->name_size(entry.name);
    if (name_size == 0 || entry.end() > size_) {
        return ArchiveError::DamagedFile;
    }
    Crc32 crc;
    add(crc, start_ + entry.name, name_size);
    add(crc, start_ + entry.offset, entry.size);
    if (crc.value() != entry.crc) {
        return ArchiveError::DamagedFile;
    }
    return File{reinterpret_cast<const char*>(start_) + entry.name,
                {start_ + entry.offset, entry.size}};
}

bool Archive::has_intact_index() const {
    constexpr size_t stored = __builtin_offsetof(Header, index_crc);
    Crc32 crc;
    add(crc, start_, stored);
    add(crc, start_ + sizeof(Header), index_size() - sizeof(Header));
    return crc.value() == part_at<uint32_t>(start_ + stored);
}

bool Archive::has_lawful_layout() const {
    const bool is_power_of_two = alignment_ != 0 && (alignment_ & (alignment_ - 1)) == 0;
    if (!is_power_of_two || alignment_ > archive_format::greatest_alignment) {
        return false;
    }
    uint32_t name = names();
    uint64_t end = index_size();
    for (size_t index = 0; index < count_; ++index) {
        const Entry entry = this->entry(index);
        const uint32_t name_size = this->name_size(name);
        if (entry.name != name || name_size == 0 ||
            entry.offset != archive_format::aligned(end, alignment_)) {
            return false;
        }
        // Only now is there a string at `name` that ends within the index.
        const auto* const text = reinterpret_cast<const char*>(start_) + name;
        if (index > 0 && compare(text, this->entry(index - 1).name) <= 0) {
            return false;
        }
        name += name_size;
        end = entry.end();
    }
    return name == index_size() && end == size_;
}

Archive::Entry Archive::entry(size_t index) const {
    return part_at<Entry>(start_ + sizeof(Header) + index * sizeof(Entry));
}

int Archive::compare(const char* name, uint32_t position) const {
    for (; position < index_size(); ++name, ++position) {
        const auto wanted = static_cast<unsigned char>(*name);
        if (wanted != start_[position]) {
            return wanted < start_[position] ? -1 : 1;
        }
        if (wanted == 0) {
            return 0;
        }
    }
    return -1;
}

uint32_t Archive::name_size(uint32_t position) const {
    for (uint32_t end = position; end < index_size(); ++end) {
        if (start_[end] == 0) {
            return end == position ? 0 : end - position + 1;
        }
    }
    return 0;
}

uint32_t Archive::names() const {
    return static_cast<uint32_t>(sizeof(Header) + count_ * sizeof(Entry));
}

}  // namespace selfe
