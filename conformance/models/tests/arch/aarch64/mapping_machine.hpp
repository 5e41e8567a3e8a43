// AArch64's address spaces as the native tests see them: its numbers, and a walk of its own.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "arch_names.hpp"
#include "selfe/models/arch/mapping_rows.hpp"
#include "selfe/models/mapping/kernel.hpp"

namespace selfe::models::test {

inline constexpr mapping::Architecture mapping_architecture = {
    .level_count = 4,
    .entry_bits = {39, 30, 21, 12},
    .kind_count = 1,
    .tables = {{seL4_ARM_PageTableObject, ARMPageTableMap, ARMPageTableUnmap, seL4_PageTableBits}},
    .size_count = 2,
    .sizes = {{seL4_PageBits, seL4_ARM_SmallPageObject},
              {seL4_LargePageBits, seL4_ARM_LargePageObject}},
    .vspace_type = seL4_ARM_VSpaceObject,
    .vspace_bits = seL4_VSpaceBits,
    .labels = {ARMPageMap, ARMPageUnmap, ARMASIDControlMakePool, ARMASIDPoolAssign},
    .base = Word{1} << 39,
    .user_end = (seL4_UserTop | 0xfff) + 1,
    .kernel_address = Word{1} << 47,
    .attributes = seL4_ARM_Default_VMAttributes,
    .no_execute = seL4_ARM_ExecuteNever,
    .rows = &mapping::rows,
};

/// Where a translation leads, and what user level may do there.
struct Translation {
    Word physical;
    bool can_read, can_write, can_execute;
};

/// What the processor does with the tables from `root` on ("Arm Architecture Reference Manual",
/// section "VMSAv8-64 translation using the 4KB granule").
inline Translation translate(Word root, Word address) {
    for (unsigned shift = 39;; shift -= 9) {
        const Word entry = reinterpret_cast<const Word*>(root)[part(address, shift, 9)];
        const bool is_page = shift == 12;
        const bool is_block = (entry & 3) == 1 && (shift == 21 || shift == 30);
        if ((entry & 1) == 0 || (is_page && (entry & 3) != 3)) {
            return {};
        }
        if (!is_page && !is_block) {
            root = entry & 0xffff'ffff'f000;
            continue;
        }
        constexpr Word access_flag = 1 << 10, user = 1 << 6, read_only = 1 << 7;
        const bool can_read = (entry & access_flag) != 0 && (entry & user) != 0;
        const Word base = entry & 0xffff'ffff'f000 & ~(power(shift) - 1);
        return {base + low_part(address, shift), can_read, can_read && (entry & read_only) == 0,
                (entry >> 54 & 1) == 0};
    }
}

}  // namespace selfe::models::test
