// Walks the entries of a multiboot memory map by the lengths that they give.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/boot/memory_map.hpp"

#include "little_endian.hpp"

namespace selfe {
namespace {

// An entry: how many bytes follow these four, start, size, type.
constexpr size_t length_size = 4;
constexpr size_t least_length = 20;

size_t entry_size(Bytes entries) {
    return length_size + little_endian<uint32_t>(entries, 0);
}

}  // namespace

Outcome<MemoryMap, BootCause> MemoryMap::open(Bytes chunk) {
    if (!chunk.hold(0, length_size)) {
        return BootCause::Truncated;
    }
    const size_t size = little_endian<uint32_t>(chunk, 0);
    if (!chunk.hold(length_size, size)) {
        return BootCause::Truncated;
    }
    MemoryMap map;
    map.entries_ = chunk.part(length_size, size);
    for (size_t at = 0; at < size;) {
        if (!map.entries_.hold(at, length_size)) {
            return BootCause::Truncated;
        }
        const size_t length = little_endian<uint32_t>(map.entries_, at);
        if (length < least_length) {
            return BootCause::Malformed;
        }
        if (!map.entries_.hold(at + length_size, length)) {
            return BootCause::Truncated;
        }
        at += length_size + length;
    }
    return map;
}

MemoryMapEntry MemoryMap::Iterator::operator*() const {
    return {little_endian<uint64_t>(left_, 4), little_endian<uint64_t>(left_, 12),
            little_endian<uint32_t>(left_, 20)};
}

MemoryMap::Iterator& MemoryMap::Iterator::operator++() {
    const size_t size = entry_size(left_);
    left_ = left_.part(size, left_.size - size);
    return *this;
}

}  // namespace selfe
