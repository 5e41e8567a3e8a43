// AArch64's address spaces for the mapping model, in the numbers of the kernel under test.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "frame_code.hpp"
#include "selfe/conformance/arch/window.hpp"
#include "selfe/models/arch/mapping_rows.hpp"
#include "selfe/traits.hpp"

namespace selfe::conformance {

/// With 40 bits of address, which hypervisor kernels can have, the VSpace's own table takes the
/// place of two levels.
inline constexpr bool has_wide_root = sys::seL4_VSpaceIndexBits > sys::seL4_PageTableIndexBits;

inline constexpr models::mapping::Architecture mapping_architecture = {
    .level_count = has_wide_root ? 3 : 4,
    .entry_bits = {has_wide_root ? 30 : 39, has_wide_root ? 21 : 30, has_wide_root ? 12 : 21, 12},
    .kind_count = 1,
    .tables = {{Traits<PageTable>::type, sys::ARMPageTableMap, sys::ARMPageTableUnmap,
                Traits<PageTable>::size_bits}},
    .size_count = 3,
    .sizes = {{Traits<SmallPage>::size_bits, Traits<SmallPage>::type},
              {Traits<LargePage>::size_bits, Traits<LargePage>::type},
              {Traits<HugePage>::size_bits, Traits<HugePage>::type}},
    .vspace_type = Traits<VSpace>::type,
    .vspace_bits = Traits<VSpace>::size_bits,
    .labels = {sys::ARMPageMap, sys::ARMPageUnmap, sys::ARMASIDControlMakePool,
               sys::ARMASIDPoolAssign},
    .base = Word{1} << 39,
    .user_end = (Word{sys::seL4_UserTop} | (small_page_bytes - 1)) + 1,
    .kernel_address = (Word{sys::seL4_UserTop} | (small_page_bytes - 1)) + 1,
    .attributes = VmAttributes::standard().bits,
    .no_execute = VmAttributes::execute_never().bits,
    .rows = &models::mapping::rows,
};

/// Where the harness maps frames to fill them: below the model's addresses, one GiB a size.
inline constexpr Word fill_base = window;
inline constexpr Word fill_stride = Word{1} << 30;

}  // namespace selfe::conformance
