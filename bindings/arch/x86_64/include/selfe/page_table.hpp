// Translation tables below the top level, on x86_64: one object type a level.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"
#include "selfe/error.hpp"
#include "selfe/vm_attributes.hpp"
#include "selfe/vspace.hpp"

namespace selfe {

/// A page directory pointer table: 512 GiB, of page directories and huge pages.
struct Pdpt : Invocable<Pdpt> {
    /// Installs the table in `vspace` for `vaddr` (rounded down); `attributes` are its caching.
    /// Corresponds to seL4_X86_PDPT_Map. Manual: x86_64_pdpt_map.
    /// Errors: DeleteFirst if this level is there at `vaddr`, as a table or a page; FailedLookup if
    /// a level above is missing (word 2: bits left) or `vspace` has no ASID; InvalidArgument (0)
    /// outside user space; InvalidCapability (0) if it is mapped already, (1) if `vspace` is none.
    [[gnu::always_inline]] Error map(Cap<VSpace> vspace, Word vaddr,
                                     VmAttributes attributes) const {
        return detail::error(sys::seL4_X86_PDPT_Map(cptr(), vspace.bits, vaddr, attributes.raw()));
    }
    /// Takes the table, and with it what is mapped below, out of its VSpace.
    /// Corresponds to seL4_X86_PDPT_Unmap. Manual: x86_64_pdpt_unmap.
    /// Errors: RevokeFirst if there are copies of the capability.
    [[gnu::always_inline]] Error unmap() const {
        return detail::error(sys::seL4_X86_PDPT_Unmap(cptr()));
    }
};

/// A page directory: 1 GiB, of page tables and large pages.
struct PageDirectory : Invocable<PageDirectory> {
    /// Installs the table in `vspace` for `vaddr` (rounded down); `attributes` are its caching.
    /// Corresponds to seL4_X86_PageDirectory_Map. Manual: x86_page_directory_map.
    /// Errors: those of Pdpt::map.
    [[gnu::always_inline]] Error map(Cap<VSpace> vspace, Word vaddr,
                                     VmAttributes attributes) const {
        return detail::error(
            sys::seL4_X86_PageDirectory_Map(cptr(), vspace.bits, vaddr, attributes.raw()));
    }
    /// Takes the table, and with it what is mapped below, out of its VSpace.
    /// Corresponds to seL4_X86_PageDirectory_Unmap. Manual: x86_page_directory_unmap.
    /// Errors: RevokeFirst if there are copies of the capability.
    [[gnu::always_inline]] Error unmap() const {
        return detail::error(sys::seL4_X86_PageDirectory_Unmap(cptr()));
    }
};

/// A page table: 2 MiB, of small pages.
struct PageTable : Invocable<PageTable> {
    /// Installs the table in `vspace` for `vaddr` (rounded down); `attributes` are its caching.
    /// Corresponds to seL4_X86_PageTable_Map. Manual: x86_pagetable_map.
    /// Errors: those of Pdpt::map.
    [[gnu::always_inline]] Error map(Cap<VSpace> vspace, Word vaddr,
                                     VmAttributes attributes) const {
        return detail::error(
            sys::seL4_X86_PageTable_Map(cptr(), vspace.bits, vaddr, attributes.raw()));
    }
    /// Takes the table, and with it what is mapped in it, out of its VSpace.
    /// Corresponds to seL4_X86_PageTable_Unmap. Manual: x86_pagetable_unmap.
    /// Errors: RevokeFirst if there are copies of the capability.
    [[gnu::always_inline]] Error unmap() const {
        return detail::error(sys::seL4_X86_PageTable_Unmap(cptr()));
    }
};

}  // namespace selfe
