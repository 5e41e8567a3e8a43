// How the bytes of an archive lie: what its writer and its reader share. docs/archive.md says why.
// SPDX-License-Identifier: BSD-2-Clause
//
//   Header | Entry × count | names, each NUL-terminated | padding, file | padding, file | …
//
// There is one way only to lay out given files: names ascend by their bytes, and everything follows
// what is before it without a gap, but for the zeros in front of a file that its alignment asks
// for.
#pragma once

#include <stdint.h>

namespace selfe::archive_format {

inline constexpr char magic[8] = {'s', 'e', 'l', 'f', 'e', 'A', 'R', '\n'};
inline constexpr uint32_t version = 1;
/// Each file may begin at a multiple of this at most: more than any small page needs.
inline constexpr uint32_t greatest_alignment = 65536;

/// All numbers are little-endian; positions and sizes count bytes, positions from the header's
/// first byte on.
struct Header {
    char magic[8];
    uint32_t version;
    uint32_t size;        ///< of the whole archive
    uint32_t count;       ///< of files
    uint32_t names_size;  ///< of all names with their NULs
    uint32_t alignment;   ///< of the archive and of each file: a power of two
    uint32_t index_crc;   ///< CRC-32 of all that is before the first padding, this field left out
};

struct Entry {
    uint32_t name;    ///< position
    uint32_t offset;  ///< position of the contents
    uint32_t size;    ///< of the contents
    uint32_t crc;     ///< CRC-32 of the name with its NUL, then of the contents
};

static_assert(sizeof(Header) == 32 && sizeof(Entry) == 16);
static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__,
              "archive_format.hpp: header and entries are copied as they lie in memory");

/// `position`, or the next multiple of `alignment`, a power of two, behind it.
constexpr uint64_t aligned(uint64_t position, uint32_t alignment) {
    return (position + alignment - 1) & ~(uint64_t{alignment} - 1);
}

}  // namespace selfe::archive_format
