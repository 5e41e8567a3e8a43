// Entries of AArch32 translation tables: short descriptors, two levels.
// SPDX-License-Identifier: BSD-2-Clause
//
// Format: Arm Architecture Reference Manual, ARMv7-A, "Short-descriptor translation table format".
// The levels' formats differ: bit pattern 01 is a table in the page directory, a large page in a
// page table. Large pages and supersections repeat their entry sixteen times.
#pragma once

#include "arch/access.hpp"
#include "base/bits.hpp"

namespace kernel::arch {

/// Address bits below an entry of the page directory and of a page table.
inline constexpr unsigned top_shift = seL4_SectionBits, page_shift = seL4_PageBits;
inline constexpr unsigned top_index_bits = seL4_PageDirIndexBits;
inline constexpr unsigned page_index_bits = seL4_PageTableIndexBits;
/// log2 of the bytes that one table of each level below the VSpace covers, top down.
inline constexpr unsigned boot_table_spans[] = {top_shift};

class PageEntry {
  public:
    constexpr PageEntry() = default;

    /// Of the page directory: a page table, domain 0.
    static constexpr PageEntry table(Word physical) { return PageEntry(physical | pointer); }

    /// For user level and under an ASID; one of the four sizes of frames.
    static constexpr PageEntry frame(Word physical, unsigned shift, const Access& access) {
        switch (shift) {
            case seL4_PageBits:
                return PageEntry(physical | small | low_bits(access, 6) |
                                 (access.is_executable ? 0 : bit(0)));
            case seL4_LargePageBits:
                return PageEntry(physical | large | low_bits(access, 12) |
                                 (access.is_executable ? 0 : bit(15)));
            case seL4_SectionBits:
                return PageEntry(physical | section | high_bits(access));
            default:
                return PageEntry(physical | section | supersection | high_bits(access));
        }
    }

    constexpr bool is_valid() const { return (word_ & 3) != 0; }
    // In the page directory:
    constexpr bool is_table() const { return (word_ & 3) == pointer; }
    constexpr bool is_section() const { return (word_ & 2) != 0 && (word_ & supersection) == 0; }
    constexpr bool is_supersection() const {
        return (word_ & 2) != 0 && (word_ & supersection) != 0;
    }
    constexpr Word table_base() const { return align_down(word_, seL4_PageTableBits); }
    // In a page table:
    constexpr bool is_small() const { return (word_ & 2) != 0; }
    constexpr bool is_large() const { return (word_ & 3) == large; }

    /// The frame behind an entry that covers 2^`shift` bytes.
    constexpr Word frame_base(unsigned shift) const { return align_down(word_, shift); }
    constexpr Word word() const { return word_; }

  private:
    static constexpr Word pointer = 1, section = 2, supersection = bit(18), large = 1, small = 2;
    // Not cached: shareable device memory, B. Cached: write-back, write-allocate, TEX[0] C B.
    static constexpr Word bufferable = bit(2), cacheable = bit(3);

    /// AP[1:0]: 01 the kernel only, 11 user level too.
    static constexpr Word access_bits(const Access& access) { return access.user_read ? 3 : 1; }
    /// AP[2]: user level may only read. What it may not even read the kernel does not touch here.
    static constexpr Word is_read_only(const Access& access) {
        return access.user_read && !access.user_write ? 1 : 0;
    }
    static constexpr Word memory_type(const Access& access, unsigned tex_shift) {
        return bufferable | (access.is_cached ? cacheable | bit(tex_shift) : 0);
    }
    /// Attributes of a page: AP[1:0] from bit 4, AP[2] bit 9, nG bit 11.
    static constexpr Word low_bits(const Access& access, unsigned tex_shift) {
        return access_bits(access) << 4 | is_read_only(access) << 9 | bit(11) |
               memory_type(access, tex_shift);
    }
    /// Attributes of a section: AP[1:0] from bit 10, TEX from 12, AP[2] bit 15, nG bit 17, XN
    /// bit 4.
    static constexpr Word high_bits(const Access& access) {
        return access_bits(access) << 10 | is_read_only(access) << 15 | bit(17) |
               memory_type(access, 12) | (access.is_executable ? 0 : bit(4));
    }

    constexpr explicit PageEntry(Word word) : word_(word) {}

    Word word_ = 0;
};

static_assert(sizeof(PageEntry) << top_index_bits == std::size_t{1} << seL4_PageDirBits);
static_assert(sizeof(PageEntry) << page_index_bits == std::size_t{1} << seL4_PageTableBits);

}  // namespace kernel::arch
