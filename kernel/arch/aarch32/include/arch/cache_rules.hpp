// What seL4's AArch32 wants of cache maintenance: labels of the methods, and what it refuses.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "arch/page_entry.hpp"
#include "base/result.hpp"

namespace kernel::arch {

/// Methods of a page directory. Manual: api:sel4_arm_pagedirectory_*.
enum VSpaceLabel : Word {
    vspace_clean = ARMPDClean_Data,
    vspace_invalidate = ARMPDInvalidate_Data,
    vspace_clean_invalidate = ARMPDCleanInvalidate_Data,
    vspace_unify = ARMPDUnify_Instruction,
};

namespace vspace {

/// The answer for a frame that is mapped nowhere.
inline constexpr Error unmapped_frame = Error::illegal_operation();

/// `end` > 0 is behind the last address of a range that reaches into the kernel.
constexpr bool is_beyond_user(Word end) {
    return end - 1 > seL4_UserVSpaceTop;
}

/// seL4 16.0.0 lets cached data be dropped through any mapping here, unlike AArch64.
constexpr bool may_invalidate(const PageEntry&) {
    return true;
}

}  // namespace vspace
}  // namespace kernel::arch
