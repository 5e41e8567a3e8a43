// Translation tables below the top level, on Arm.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"
#include "selfe/error.hpp"
#include "selfe/vm_attributes.hpp"
#include "selfe/vspace.hpp"

namespace selfe {

/// A translation table; which level it serves is decided by where it is mapped.
struct PageTable : Invocable<PageTable> {
    /// Installs the table at the first level that has none for `vaddr` (rounded down).
    /// Of `attributes` only parity counts, and on AArch32 only.
    /// Corresponds to seL4_ARM_PageTable_Map. Manual: arm_pagetable_map.
    /// Errors: DeleteFirst if no level is missing; FailedLookup if the VSpace has no ASID;
    /// InvalidArgument (0) outside user space; InvalidCapability (0) if it is mapped already, (1)
    /// if `vspace` is none.
    [[gnu::always_inline]] Error map(Cap<VSpace> vspace, Word vaddr,
                                     VmAttributes attributes) const {
        return detail::error(
            sys::seL4_ARM_PageTable_Map(cptr(), vspace.bits, vaddr, attributes.raw()));
    }
    /// Takes the table, and with it what is mapped below, out of its VSpace.
    /// Corresponds to seL4_ARM_PageTable_Unmap. Manual: arm_pagetable_unmap.
    /// Errors: RevokeFirst if there are copies of the capability.
    [[gnu::always_inline]] Error unmap() const {
        return detail::error(sys::seL4_ARM_PageTable_Unmap(cptr()));
    }
};

}  // namespace selfe
