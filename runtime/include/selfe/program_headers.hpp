// The program's own ELF headers, as the linker mapped them in front of its code.
// SPDX-License-Identifier: BSD-2-Clause
//
// Field order: "System V Application Binary Interface", chapter "Program Loading". start's linker
// script puts the headers into the first loaded segment.
#pragma once

#include "selfe/word.hpp"

#include <stdint.h>

namespace selfe {
namespace detail {

template <Word bits>
struct ProgramHeaderOf;

template <>
struct ProgramHeaderOf<64> {
    uint32_t type;
    uint32_t flags;
    Word offset;
    Word virtual_address;
    Word physical_address;
    Word file_size;
    Word memory_size;
    Word alignment;
};

template <>
struct ProgramHeaderOf<32> {
    uint32_t type;
    Word offset;
    Word virtual_address;
    Word physical_address;
    Word file_size;
    Word memory_size;
    uint32_t flags;
    Word alignment;
};

}  // namespace detail

using ProgramHeader = detail::ProgramHeaderOf<word_bits>;

/// p_type of the segments that a running program asks about.
enum class SegmentType : uint32_t { Load = 1, Note = 4, Tls = 7 };

/// All program headers, for a range-based for loop.
class ProgramHeaders {
  public:
    [[nodiscard]] const ProgramHeader* begin() const;
    [[nodiscard]] const ProgramHeader* end() const;
    /// The first of a type, or nullptr.
    [[nodiscard]] const ProgramHeader* find(SegmentType type) const;
};

/// The first eight bytes of the program's GNU build id as a big-endian number, so that its hex
/// digits read as the host's tools print them; 0 if the linker left none. It tells one image's
/// output from another's.
[[nodiscard]] uint64_t image_id();

}  // namespace selfe
