// What AArch64's translation is like, for cases that both Arm architectures share.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

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

/// log2 of the bytes that each table below the VSpace spans, the top one first: what is left of an
/// address when that table is missing. Three levels, which resolve 9 bits each above a page's 12.
inline constexpr Word table_span_bits[] = {39, 30, 21};

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
