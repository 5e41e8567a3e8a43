// What AArch64's translation is like, for cases that both Arm architectures share.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <bit>

#include "selfe/conformance/arch/window.hpp"
#include "selfe/conformance/reply.hpp"
#include "selfe/traits.hpp"

namespace selfe::conformance {

/// Where user space's last page lies, the first address beyond it, and others that are the
/// kernel's.
inline constexpr Word last_user_page = sys::seL4_UserTop & ~(small_page_bytes - 1);
inline constexpr Word first_kernel_address = last_user_page + small_page_bytes;
inline constexpr Word kernel_addresses[] = {first_kernel_address, Word{1} << 63,
                                            ~Word{0} & ~(small_page_bytes - 1)};

/// How many tables a small page needs below its VSpace: those that resolve what the VSpace's own
/// table and the page leave of an address. Three, or two where a hypervisor kernel has VSpaces that
/// are larger instead.
inline constexpr Word table_levels =
    (std::bit_width(Word{sys::seL4_UserTop}) - sys::seL4_VSpaceIndexBits - sys::seL4_PageBits +
     sys::seL4_PageTableIndexBits - 1) /
    sys::seL4_PageTableIndexBits;

/// log2 of the bytes that a table spans, level 0 being right below the VSpace: what is left of an
/// address when that table is missing.
constexpr Word table_span_bits(Word level) {
    return sys::seL4_PageBits + sys::seL4_PageTableIndexBits * (table_levels - level);
}

/// The page that is mapped where the last table would be.
using TablePage = LargePage;

/// What cache methods answer for a page whose mapping is stale.
inline Reply stale_mapping_reply() {
    return invalid_capability(0);
}

/// The VSpace's cache methods.
inline constexpr Word vspace_clean = sys::ARMVSpaceClean_Data;
inline constexpr Word vspace_invalidate = sys::ARMVSpaceInvalidate_Data;
inline constexpr Word vspace_clean_invalidate = sys::ARMVSpaceCleanInvalidate_Data;
inline constexpr Word vspace_unify = sys::ARMVSpaceUnify_Instruction;

}  // namespace selfe::conformance
