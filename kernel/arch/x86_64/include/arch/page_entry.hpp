// Entries of x86-64 page tables: four levels, pages of 4 KiB, 2 MiB and 1 GiB.
// SPDX-License-Identifier: BSD-2-Clause
//
// Format: Intel 64 and IA-32 Architectures Software Developer's Manual, volume 3, "4-Level Paging".
#pragma once

#include "base/bits.hpp"

namespace kernel::arch {

/// Address bits below an entry of the root and of a page table.
inline constexpr unsigned top_shift = 39, page_shift = 12, index_bits = 9;

/// Memory types by the number that user level names (seL4_X86_VMAttributes), one byte each, for the
/// page attribute table: write-back, write-through, uncached by the processor's choice, uncached,
/// write-combining, and three nobody should name.
inline constexpr Word memory_types = 0x0007'0401'0007'0406;

/// What one mapping allows.
struct Access {
    bool user_read = false;  ///< without it the page is mapped but out of reach for user level
    bool user_write = false;
    Word memory_type = seL4_X86_WriteBack;  ///< 0 .. 7
};

class PageEntry {
  public:
    constexpr PageEntry() = default;

    /// Only the first four memory types can be said of a table.
    static constexpr PageEntry table(Word physical, Word memory_type) {
        return PageEntry(physical | present | writable | user | field(memory_type, 0, 2) << 3);
    }

    /// A page; one above the last level if `shift` is more than a small page's.
    static constexpr PageEntry frame(Word physical, unsigned shift, const Access& access) {
        const bool is_small = shift == page_shift;
        const Word pat = field(access.memory_type, 2, 1) << (is_small ? 7 : 12);
        return PageEntry(physical | present | (access.user_write ? writable : 0) |
                         (access.user_read ? user : 0) | field(access.memory_type, 0, 2) << 3 |
                         (is_small ? 0 : page_size) | pat);
    }

    constexpr bool is_valid() const { return (word_ & present) != 0; }
    /// Points to a table; only above the last level.
    constexpr bool is_table() const { return (word_ & (present | page_size)) == present; }
    constexpr Word table_base() const { return word_ & (mask(52) & ~mask(page_shift)); }
    /// Of an entry that covers 2^`shift` bytes.
    constexpr Word frame_base(unsigned shift) const { return word_ & (mask(52) & ~mask(shift)); }
    constexpr Word word() const { return word_; }

  private:
    static constexpr Word present = 1, writable = 2, user = 4, page_size = bit(7);

    constexpr explicit PageEntry(Word word) : word_(word) {}

    Word word_ = 0;
};

static_assert(sizeof(PageEntry) << index_bits == std::size_t{1} << seL4_PageTableBits);

}  // namespace kernel::arch
