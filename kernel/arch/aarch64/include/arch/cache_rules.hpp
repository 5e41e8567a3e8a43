// What seL4's AArch64 wants of cache maintenance: labels of the methods, and what it refuses.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "arch/page_entry.hpp"
#include "base/result.hpp"

namespace kernel::arch {

/// Methods of a VSpace. Manual: api:sel4_arm_vspace_*.
enum VSpaceLabel : Word {
    vspace_clean = ARMVSpaceClean_Data,
    vspace_invalidate = ARMVSpaceInvalidate_Data,
    vspace_clean_invalidate = ARMVSpaceCleanInvalidate_Data,
    vspace_unify = ARMVSpaceUnify_Instruction,
};

namespace vspace {

/// The answer for a frame that is mapped nowhere.
inline constexpr Error unmapped_frame = Error::illegal_operation();

/// `end` > 0 is behind the last address of a range that reaches into the kernel.
constexpr bool is_beyond_user(Word end) {
    return end > seL4_UserVSpaceTop;
}

/// Dropping cached data can undo writes, so it takes a mapping that allows to write.
constexpr bool may_invalidate(const PageEntry& entry) {
    return entry.is_user_writable();
}

}  // namespace vspace
}  // namespace kernel::arch
