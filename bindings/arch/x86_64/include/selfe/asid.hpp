// Address space identifiers on x86: what makes a VSpace usable.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"
#include "selfe/ept.hpp"
#include "selfe/error.hpp"
#include "selfe/slot.hpp"
#include "selfe/untyped.hpp"
#include "selfe/vspace.hpp"

namespace selfe {

/// The authority to make ASID pools; there is one.
struct AsidControl : Invocable<AsidControl> {
    /// Makes a pool of 2^seL4_ASIDPoolIndexBits identifiers out of `untyped`, which must have
    /// 2^seL4_ASIDPoolBits bytes and no children, and puts its capability into `destination`.
    /// Corresponds to seL4_X86_ASIDControl_MakePool. Manual: x86_ASID_controlmakepool.
    /// Errors: DeleteFirst if no pool is left, or the slot is not empty; InvalidCapability (1) for
    /// an untyped of another size or of a device; RevokeFirst if the untyped has children;
    /// FailedLookup, RangeError for the destination.
    [[gnu::always_inline]] Error make_pool(Cap<Untyped> untyped, Slot destination) const {
        return detail::error(sys::seL4_X86_ASIDControl_MakePool(
            cptr(), untyped.bits, destination.root.bits, destination.index, destination.depth));
    }
};

/// Identifiers for 2^seL4_ASIDPoolIndexBits address spaces.
struct AsidPool : Invocable<AsidPool> {
    /// Gives the unassigned `vspace` an identifier of this pool.
    /// Corresponds to seL4_X86_ASIDPool_Assign. Manual: x86_asidpool_assign.
    /// Errors: InvalidCapability (1) if it is no VSpace or has one already; DeleteFirst if the pool
    /// is used up; FailedLookup if the pool is gone.
    [[gnu::always_inline]] Error assign(Cap<VSpace> vspace) const {
        return detail::error(sys::seL4_X86_ASIDPool_Assign(cptr(), vspace.bits));
    }
#ifdef SELFE_HAS_seL4_X86_EPTPD_Map  // with KernelVTX
    /// The same for a guest's memory, whose table is `root`.
    /// Corresponds to seL4_X86_ASIDPool_Assign. Manual: x86_asidpool_assign. Errors: the same.
    [[gnu::always_inline]] Error assign(Cap<EptPml4> root) const {
        return detail::error(sys::seL4_X86_ASIDPool_Assign(cptr(), root.bits));
    }
#endif
};

}  // namespace selfe
