// Virtual address spaces on AArch32: the page directory.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"
#include "selfe/error.hpp"

namespace selfe {

/// An address space. It works once an ASID pool has assigned it (`AsidPool::assign`).
/// Its methods maintain caches over the virtual range [`start`, `end`), which lies in one page;
/// where nothing is mapped they do nothing. Errors: InvalidArgument (1) if end <= start; RangeError
/// (start, last byte of the page) if the range crosses a page's end; IllegalOperation above user
/// addresses; InvalidCapability (0) if it has no ASID; FailedLookup if its ASID pool is gone.
struct VSpace : Invocable<VSpace> {
    /// Writes dirty lines back. Corresponds to seL4_ARM_PageDirectory_Clean_Data.
    /// Manual: aarch32_pd_clean.
    [[gnu::always_inline]] Error clean_data(Word start, Word end) const {
        return detail::error(sys::seL4_ARM_PageDirectory_Clean_Data(cptr(), start, end));
    }
    /// Drops lines; what was dirty may be lost. Corresponds to
    /// seL4_ARM_PageDirectory_Invalidate_Data. Manual: aarch32_pd_invalidate.
    [[gnu::always_inline]] Error invalidate_data(Word start, Word end) const {
        return detail::error(sys::seL4_ARM_PageDirectory_Invalidate_Data(cptr(), start, end));
    }
    /// Writes back, then drops. Corresponds to seL4_ARM_PageDirectory_CleanInvalidate_Data.
    /// Manual: aarch32_pd_clean_invalidate.
    [[gnu::always_inline]] Error clean_invalidate_data(Word start, Word end) const {
        return detail::error(sys::seL4_ARM_PageDirectory_CleanInvalidate_Data(cptr(), start, end));
    }
    /// Makes written instructions visible to instruction fetch.
    /// Corresponds to seL4_ARM_PageDirectory_Unify_Instruction. Manual:
    /// aarch32_pd_unify_instruction.
    [[gnu::always_inline]] Error unify_instruction(Word start, Word end) const {
        return detail::error(sys::seL4_ARM_PageDirectory_Unify_Instruction(cptr(), start, end));
    }
};

}  // namespace selfe
