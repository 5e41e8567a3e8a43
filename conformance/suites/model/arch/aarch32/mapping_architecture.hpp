// AArch32's address spaces for the mapping model, in the numbers of the kernel under test.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "frame_code.hpp"
#include "selfe/conformance/arch/window.hpp"
#include "selfe/models/arch/mapping_rows.hpp"
#include "selfe/traits.hpp"

namespace selfe::conformance {

inline constexpr models::mapping::Architecture mapping_architecture = {
    .level_count = 2,
    .entry_bits = {sys::seL4_SectionBits, sys::seL4_PageBits},
    .kind_count = 1,
    .tables = {{Traits<PageTable>::type, sys::ARMPageTableMap, sys::ARMPageTableUnmap,
                Traits<PageTable>::size_bits}},
    .size_count = 4,
    .sizes = {{Traits<SmallPage>::size_bits, Traits<SmallPage>::type},
              {Traits<LargePage>::size_bits, Traits<LargePage>::type},
              {Traits<Section>::size_bits, Traits<Section>::type},
              {Traits<SuperSection>::size_bits, Traits<SuperSection>::type}},
    .vspace_type = Traits<VSpace>::type,
    .vspace_bits = Traits<VSpace>::size_bits,
    .labels = {sys::ARMPageMap, sys::ARMPageUnmap, sys::ARMASIDControlMakePool,
               sys::ARMASIDPoolAssign},
    .base = window,
    .user_end = sys::seL4_UserTop,
    .kernel_address = sys::seL4_UserTop,
    .attributes = VmAttributes::standard().bits,
    .no_execute = VmAttributes::execute_never().bits,
    .rows = &models::mapping::rows,
};

/// Where the harness maps frames to fill them: behind the model's addresses, a place of its own for
/// each size.
inline constexpr Word fill_base = window + (Word{1} << 28);
inline constexpr Word fill_stride = Word{1} << 26;

}  // namespace selfe::conformance
