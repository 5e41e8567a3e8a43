// Entries of AArch64 translation tables: 4 KiB granule, 48-bit addresses, four levels.
// SPDX-License-Identifier: BSD-2-Clause
//
// Format: Arm Architecture Reference Manual, "VMSAv8-64 translation table format descriptors".
#pragma once

#include "arch/access.hpp"
#include "base/bits.hpp"

namespace kernel::arch {

/// Address bits below an entry at each level: level 0 (the VSpace) to level 3.
inline constexpr unsigned level_shifts[] = {39, 30, 21, 12};
inline constexpr unsigned top_shift = 39, page_shift = 12, index_bits = 9;
/// log2 of the bytes that one table of each level below the VSpace covers, top down.
inline constexpr unsigned boot_table_spans[] = {39, 30, 21};

/// Memory types as indexes of MAIR_EL1; machine/cpu.cpp sets the register accordingly.
enum MemoryType : Word { DeviceMemory = 0, NormalMemory = 4 };
inline constexpr Word mair_value = 0x0000'aaff'440c'0400;

class PageEntry {
  public:
    constexpr PageEntry() = default;

    static constexpr PageEntry table(Word physical) {
        return PageEntry(physical | valid | not_block);
    }

    /// A page, or a block if `shift` is more than a page's, for user level and under an ASID.
    static constexpr PageEntry frame(Word physical, unsigned shift, const Access& access) {
        const Word type = access.is_cached ? NormalMemory : DeviceMemory;
        return PageEntry(physical | valid | (shift == page_shift ? not_block : 0) | type << 2 |
                         (access.user_read ? bit(6) : 0) |        // AP[1]: user level may access
                         (access.user_write ? 0 : bit(7)) |       // AP[2]: read-only
                         (access.is_cached ? Word{3} << 8 : 0) |  // SH: inner shareable
                         bit(10) |                                // AF: no access flag fault
                         bit(11) |                                // nG: under an ASID
                         bit(53) |                                // PXN: never for the kernel
                         (access.is_executable ? 0 : bit(54)));   // UXN
    }

    constexpr bool is_valid() const { return (word_ & valid) != 0; }
    /// Points to a table; only above level 3.
    constexpr bool is_table() const { return (word_ & (valid | not_block)) == (valid | not_block); }
    /// User level may write through it; only for pages and blocks.
    constexpr bool is_user_writable() const { return (word_ & (user | read_only)) == user; }
    constexpr Word physical() const { return word_ & (mask(48) & ~mask(page_shift)); }
    /// The frame behind an entry that covers 2^`shift` bytes.
    constexpr Word frame_base(unsigned shift) const { return align_down(physical(), shift); }
    constexpr Word word() const { return word_; }

  private:
    static constexpr Word valid = 1, not_block = 2;
    // AP[1] and AP[2].
    static constexpr Word user = bit(6), read_only = bit(7);

    constexpr explicit PageEntry(Word word) : word_(word) {}

    Word word_ = 0;
};

static_assert(sizeof(PageEntry) << index_bits == std::size_t{1} << seL4_PageTableBits);

}  // namespace kernel::arch
