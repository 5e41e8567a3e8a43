// x86_64's address spaces for the mapping model, in the numbers of the kernel under test.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "frame_code.hpp"
#include "selfe/config.hpp"
#include "selfe/conformance/arch/window.hpp"
#include "selfe/models/arch/mapping_rows.hpp"
#include "selfe/traits.hpp"

namespace selfe::conformance {

inline constexpr models::mapping::Architecture mapping_architecture = {
    .level_count = 4,
    .entry_bits = {39, 30, 21, 12},
    .kind_count = 3,
    .tables = {{Traits<Pdpt>::type, sys::X86PDPTMap, sys::X86PDPTUnmap, Traits<Pdpt>::size_bits},
               {Traits<PageDirectory>::type, sys::X86PageDirectoryMap, sys::X86PageDirectoryUnmap,
                Traits<PageDirectory>::size_bits},
               {Traits<PageTable>::type, sys::X86PageTableMap, sys::X86PageTableUnmap,
                Traits<PageTable>::size_bits}},
    .size_count = config::flag_or("HUGE_PAGE", false) ? 3 : 2,
    .sizes = {{Traits<SmallPage>::size_bits, Traits<SmallPage>::type},
              {Traits<LargePage>::size_bits, Traits<LargePage>::type},
              {Traits<HugePage>::size_bits, Traits<HugePage>::type}},
    .vspace_type = Traits<VSpace>::type,
    .vspace_bits = Traits<VSpace>::size_bits,
    .labels = {sys::X86PageMap, sys::X86PageUnmap, sys::X86ASIDControlMakePool,
               sys::X86ASIDPoolAssign},
    .base = window,
    .user_end = sys::seL4_UserTop,
    .kernel_address = Word{1} << 47,  // the first that is not canonical
    .attributes = VmAttributes::standard().bits,
    .no_execute = 0,
    .rows = &models::mapping::rows,
};

/// Where the harness maps frames to fill them: behind the model's addresses, one GiB a size.
inline constexpr Word fill_base = window + (Word{1} << 41);
inline constexpr Word fill_stride = Word{1} << 30;

}  // namespace selfe::conformance
