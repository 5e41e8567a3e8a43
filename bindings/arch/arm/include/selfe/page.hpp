// Pages (frames) on Arm: memory that can be mapped.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"
#include "selfe/error.hpp"
#include "selfe/result.hpp"
#include "selfe/rights.hpp"
#include "selfe/vm_attributes.hpp"
#include "selfe/vspace.hpp"

namespace selfe {
namespace detail {

// Takes the stub's answer as an argument: where it is returned through memory (AArch32), compilers
// see through that better than through a local variable.
[[gnu::always_inline]] inline Result<Word> address(sys::seL4_ARM_Page_GetAddress_t raw) {
    return {raw.paddr, static_cast<Error>(raw.error)};
}

}  // namespace detail

/// A page of memory: RAM or a device's. A capability to a page of any size is a Cap<Page>; the
/// sizes have names of their own for `retype` (arch_traits.hpp). Each capability remembers one
/// mapping; to map a page twice, copy its capability.
struct Page : Invocable<Page> {
    /// Maps the page at `vaddr`, aligned to its size; with the address and VSpace of the existing
    /// mapping it changes `rights` and `attributes`. The mapping has `rights` as far as the
    /// capability has them. Corresponds to seL4_ARM_Page_Map. Manual: arm_page_map. Errors:
    /// FailedLookup if a translation table is missing at `vaddr` (word 2: bits left) or the VSpace
    /// has no ASID; DeleteFirst if something else is mapped there (a page of the same size is
    /// replaced without a word by some releases); AlignmentError; InvalidArgument (0) for an
    /// address outside user space or another than the mapped one; InvalidCapability (1) if `vspace`
    /// is none, or not the one it is mapped in.
    [[gnu::always_inline]] Error map(Cap<VSpace> vspace, Word vaddr, Rights rights,
                                     VmAttributes attributes) const {
        return detail::error(
            sys::seL4_ARM_Page_Map(cptr(), vspace.bits, vaddr, rights.raw(), attributes.raw()));
    }
    /// Removes the mapping; no error if there is none. Corresponds to seL4_ARM_Page_Unmap.
    /// Manual: arm_page_unmap. Errors: none of its own.
    [[gnu::always_inline]] Error unmap() const {
        return detail::error(sys::seL4_ARM_Page_Unmap(cptr()));
    }
    /// The page's physical address. Corresponds to seL4_ARM_Page_GetAddress.
    /// Manual: arm_page_get_address. Errors: none of its own.
    [[gnu::always_inline]] Result<Word> get_address() const {
        return detail::address(sys::seL4_ARM_Page_GetAddress(cptr()));
    }
    /// Writes dirty lines of byte offsets [`start`, `end`) within the page back.
    /// Corresponds to seL4_ARM_Page_Clean_Data. Manual: arm_page_clean_data.
    /// Errors: IllegalOperation if it is not mapped; InvalidArgument (0) if the range leaves the
    /// page, (1) if end <= start; InvalidCapability (0) if something else is mapped in its place by
    /// now; FailedLookup if its VSpace is gone.
    [[gnu::always_inline]] Error clean_data(Word start, Word end) const {
        return detail::error(sys::seL4_ARM_Page_Clean_Data(cptr(), start, end));
    }
    /// Drops lines of [`start`, `end`); what was dirty may be lost.
    /// Corresponds to seL4_ARM_Page_Invalidate_Data. Manual: arm_page_invalidate_data.
    /// Errors: those of clean_data.
    [[gnu::always_inline]] Error invalidate_data(Word start, Word end) const {
        return detail::error(sys::seL4_ARM_Page_Invalidate_Data(cptr(), start, end));
    }
    /// Writes [`start`, `end`) back, then drops it.
    /// Corresponds to seL4_ARM_Page_CleanInvalidate_Data. Manual:
    /// arm_page_clean_and_invalidate_data. Errors: those of clean_data.
    [[gnu::always_inline]] Error clean_invalidate_data(Word start, Word end) const {
        return detail::error(sys::seL4_ARM_Page_CleanInvalidate_Data(cptr(), start, end));
    }
    /// Makes instructions written to [`start`, `end`) visible to instruction fetch.
    /// Corresponds to seL4_ARM_Page_Unify_Instruction. Manual: arm_page_unify_instruction.
    /// Errors: those of clean_data.
    [[gnu::always_inline]] Error unify_instruction(Word start, Word end) const {
        return detail::error(sys::seL4_ARM_Page_Unify_Instruction(cptr(), start, end));
    }
};

}  // namespace selfe
