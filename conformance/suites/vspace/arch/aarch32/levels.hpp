// What AArch32's translation is like, for cases that both Arm architectures share.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/arch/window.hpp"
#include "selfe/conformance/reply.hpp"
#include "selfe/traits.hpp"

namespace selfe::conformance {

/// Where user space's last page lies, the first address beyond it, and others that are the
/// kernel's.
inline constexpr Word last_user_page = sys::seL4_UserTop - small_page_bytes;
inline constexpr Word first_kernel_address = sys::seL4_UserTop;
inline constexpr Word kernel_addresses[] = {first_kernel_address, Word{0xf000'0000},
                                            ~Word{0} & ~(small_page_bytes - 1)};

/// How many tables a small page needs below its VSpace.
inline constexpr Word table_levels = 1;

/// log2 of the bytes that a table spans: what is left of an address when it is missing.
constexpr Word table_span_bits(Word /*level*/) {
    return sys::seL4_SectionBits;
}

/// The page that is mapped where a table would be.
using TablePage = Section;

/// What cache methods answer for a page whose mapping is stale. Releases before 16.0.0 do not look
/// whether the mapping is still there.
inline Either stale_mapping_reply() {
    return Either{invalid_capability(0), success()};
}

/// The VSpace's cache methods: a VSpace is a page directory.
inline constexpr Word vspace_clean = sys::ARMPDClean_Data;
inline constexpr Word vspace_invalidate = sys::ARMPDInvalidate_Data;
inline constexpr Word vspace_clean_invalidate = sys::ARMPDCleanInvalidate_Data;
inline constexpr Word vspace_unify = sys::ARMPDUnify_Instruction;

}  // namespace selfe::conformance
