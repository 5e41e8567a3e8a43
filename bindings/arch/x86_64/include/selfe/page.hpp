// Pages (frames) on x86: memory that can be mapped.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"
#include "selfe/ept.hpp"
#include "selfe/error.hpp"
#include "selfe/io_space.hpp"
#include "selfe/result.hpp"
#include "selfe/rights.hpp"
#include "selfe/vm_attributes.hpp"
#include "selfe/vspace.hpp"

namespace selfe {

// Names of the sizes for Traits and retype; a capability to any of them is a Cap<Page>.
struct SmallPage;
struct LargePage;
struct HugePage;

/// A page of memory: RAM or a device's. Each capability remembers one mapping; to map a page
/// twice, copy its capability.
struct Page : Invocable<Page> {
    /// Maps the page at `vaddr`, aligned to its size; with the address and VSpace of the existing
    /// mapping it changes `rights` and `attributes`. The mapping has `rights` as far as the
    /// capability has them; everything mapped can be executed. Corresponds to seL4_X86_Page_Map.
    /// Manual: x86_page_map.
    /// Errors: FailedLookup if a translation table is missing at `vaddr` (word 2: bits left) or the
    /// VSpace has no ASID; DeleteFirst if a table is mapped there (a page is replaced without a
    /// word); AlignmentError; InvalidArgument (0) for an address outside user space or another than
    /// the mapped one; InvalidCapability (1) if `vspace` is none, or not the one it is mapped in;
    /// IllegalOperation if it is mapped in an IO space.
    [[gnu::always_inline]] Error map(Cap<VSpace> vspace, Word vaddr, Rights rights,
                                     VmAttributes attributes) const {
        return detail::error(
            sys::seL4_X86_Page_Map(cptr(), vspace.bits, vaddr, rights.raw(), attributes.raw()));
    }
    /// Removes the mapping; no error if there is none. Corresponds to seL4_X86_Page_Unmap.
    /// Manual: x86_page_unmap. Errors: none of its own.
    [[gnu::always_inline]] Error unmap() const {
        return detail::error(sys::seL4_X86_Page_Unmap(cptr()));
    }
    /// The page's physical address. Corresponds to seL4_X86_Page_GetAddress.
    /// Manual: x86_page_getaddress. Errors: none of its own.
    [[gnu::always_inline]] Result<Word> get_address() const {
        const auto raw = sys::seL4_X86_Page_GetAddress(cptr());
        return {raw.paddr, static_cast<Error>(raw.error)};
    }
#ifdef SELFE_HAS_seL4_X86_Page_MapEPT  // with KernelVTX
    /// Maps the page at guest-physical address `gpa`, aligned to its size, with `rights` as far as
    /// the capability has them and memory type `attributes`.
    /// Corresponds to seL4_X86_Page_MapEPT. Manual: x86_page_map_ept.
    /// Errors: FailedLookup if a table is missing, or `root` has no ASID; DeleteFirst if something
    /// is mapped there; AlignmentError; InvalidCapability (0) if the page is mapped already or a
    /// huge one, (1) if `root` is none.
    [[gnu::always_inline]] Error map_ept(Cap<EptPml4> root, Word gpa, Rights rights,
                                         EptAttributes attributes) const {
        return detail::error(
            sys::seL4_X86_Page_MapEPT(cptr(), root.bits, gpa, rights.raw(), attributes));
    }
#endif
#ifdef SELFE_HAS_seL4_X86_Page_MapIO  // with KernelIOMMU
    /// Maps a page of the smallest size into a device's address space at `ioaddr`, with `rights` as
    /// far as the capability has them.
    /// Corresponds to seL4_X86_Page_MapIO. Manual: x86_page_map_io.
    /// Errors: FailedLookup if a table is missing; DeleteFirst if something is mapped there;
    /// InvalidCapability (0) for another size, or if the page is mapped already, (1) if `iospace`
    /// is none or names no device; InvalidArgument (0) if no rights are left.
    [[gnu::always_inline]] Error map_io(Cap<IoSpace> iospace, Rights rights, Word ioaddr) const {
        return detail::error(sys::seL4_X86_Page_MapIO(cptr(), iospace.bits, rights.raw(), ioaddr));
    }
#endif
};

}  // namespace selfe
