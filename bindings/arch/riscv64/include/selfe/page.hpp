// Pages (frames) on RISC-V: memory that can be mapped.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"
#include "selfe/error.hpp"
#include "selfe/result.hpp"
#include "selfe/rights.hpp"
#include "selfe/vm_attributes.hpp"
#include "selfe/vspace.hpp"

namespace selfe {

/// A page of memory: RAM or a device's. A capability to a page of any size is a Cap<Page>; the
/// sizes have names of their own for `retype` (arch_traits.hpp). Each capability remembers one
/// mapping; to map a page twice, copy its capability.
struct Page : Invocable<Page> {
    /// Maps the page at `vaddr`, aligned to its size; with the address and VSpace of the existing
    /// mapping it changes `rights` and `attributes`. The mapping has `rights` as far as the
    /// capability has them. Corresponds to seL4_RISCV_Page_Map. Manual: riscv_page_map. Errors:
    /// FailedLookup if a translation table is missing at `vaddr`, or the VSpace has no ASID;
    /// DeleteFirst if something else is mapped there; AlignmentError; InvalidArgument (0) for an
    /// address outside user space or another than the mapped one; InvalidCapability (1) if `vspace`
    /// is none, or not the one it is mapped in.
    [[gnu::always_inline]] Error map(Cap<VSpace> vspace, Word vaddr, Rights rights,
                                     VmAttributes attributes) const {
        return detail::error(
            sys::seL4_RISCV_Page_Map(cptr(), vspace.bits, vaddr, rights.raw(), attributes.raw()));
    }
    /// Removes the mapping; no error if there is none. Corresponds to seL4_RISCV_Page_Unmap.
    /// Manual: riscv_page_unmap. Errors: none of its own.
    [[gnu::always_inline]] Error unmap() const {
        return detail::error(sys::seL4_RISCV_Page_Unmap(cptr()));
    }
    /// The page's physical address. Corresponds to seL4_RISCV_Page_GetAddress.
    /// Manual: riscv_page_get_address. Errors: none of its own.
    [[gnu::always_inline]] Result<Word> get_address() const {
        const auto raw = sys::seL4_RISCV_Page_GetAddress(cptr());
        return {raw.paddr, static_cast<Error>(raw.error)};
    }
};

}  // namespace selfe
