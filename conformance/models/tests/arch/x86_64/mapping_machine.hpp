// x86_64's address spaces as the native tests see them: its numbers, and a walk of its own.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "arch_names.hpp"
#include "selfe/models/arch/mapping_rows.hpp"
#include "selfe/models/mapping/kernel.hpp"

namespace selfe::models::test {

inline constexpr mapping::Architecture mapping_architecture = {
    .level_count = 4,
    .entry_bits = {39, 30, 21, 12},
    .kind_count = 3,
    .tables = {{seL4_X86_PDPTObject, X86PDPTMap, X86PDPTUnmap, seL4_PDPTBits},
               {seL4_X86_PageDirectoryObject, X86PageDirectoryMap, X86PageDirectoryUnmap,
                seL4_PageDirBits},
               {seL4_X86_PageTableObject, X86PageTableMap, X86PageTableUnmap, seL4_PageTableBits}},
    .size_count = 2,
    .sizes = {{seL4_PageBits, seL4_X86_4K}, {seL4_LargePageBits, seL4_X86_LargePageObject}},
    .vspace_type = seL4_X64_PML4Object,
    .vspace_bits = seL4_VSpaceBits,
    .labels = {X86PageMap, X86PageUnmap, X86ASIDControlMakePool, X86ASIDPoolAssign},
    .base = Word{1} << 39,
    .user_end = seL4_UserTop,
    .kernel_address = Word{1} << 47,
    .attributes = seL4_X86_Default_VMAttributes,
    .no_execute = 0,
    .rows = &mapping::rows,
};

/// Where a translation leads, and what user level may do there.
struct Translation {
    Word physical;
    bool can_read, can_write, can_execute;
};

/// What the processor does with the tables from `root` on ("Intel 64 and IA-32 Architectures
/// Software Developer's Manual", volume 3, section "4-Level Paging").
inline Translation translate(Word root, Word address) {
    constexpr Word present = 1, writable = 2, user = 4, page_size = 0x80;
    Word rights = writable | user;
    for (unsigned shift = 39;; shift -= 9) {
        const Word entry = reinterpret_cast<const Word*>(root)[part(address, shift, 9)];
        if ((entry & present) == 0) {
            return {};
        }
        rights &= entry;
        const Word base = entry & 0xf'ffff'ffff'f000;
        if (shift == 12 || (shift < 39 && (entry & page_size) != 0)) {
            const bool can_read = (rights & user) != 0;
            return {(base & ~(power(shift) - 1)) + low_part(address, shift), can_read,
                    can_read && (rights & writable) != 0, can_read};
        }
        root = base;
    }
}

}  // namespace selfe::models::test
