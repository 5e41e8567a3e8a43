// The SMMU on Arm: what a device's own memory accesses are translated by.
// SPDX-License-Identifier: BSD-2-Clause
//
// What a kernel without KernelArmSMMU lacks is missing here too. Manual: SMMU.
#pragma once

#include "selfe/cap.hpp"
#include "selfe/error.hpp"
#include "selfe/result.hpp"
#include "selfe/slot.hpp"
#include "selfe/vspace.hpp"

#ifdef SELFE_HAS_seL4_ARM_SIDControl_GetSID
namespace selfe {

/// The SMMU's global fault registers.
struct SmmuFault {
    Word status;
    Word syndrome_0;
    Word syndrome_1;
};

/// A context bank's fault registers.
struct ContextBankFault {
    Word status;
    Word address;
};

/// A context bank: a translation that streams are bound to.
struct ContextBank : Invocable<ContextBank> {
    /// Translates through `vspace`. Corresponds to seL4_ARM_CB_AssignVspace.
    /// Manual: arm_cb_assignvspace. Errors: DeleteFirst if it has one; InvalidCapability (1) if
    /// `vspace` is none or has no ASID.
    [[gnu::always_inline]] Error assign_vspace(Cap<VSpace> vspace) const {
        return detail::error(sys::seL4_ARM_CB_AssignVspace(cptr(), vspace.bits));
    }
    /// Ends that. Corresponds to seL4_ARM_CB_UnassignVspace. Manual: arm_cb_unassignvspace.
    /// Errors: IllegalOperation if it has none.
    [[gnu::always_inline]] Error unassign_vspace() const {
        return detail::error(sys::seL4_ARM_CB_UnassignVspace(cptr()));
    }
    /// Drops cached translations of its ASID. Corresponds to seL4_ARM_CB_TLBInvalidate.
    /// Manual: arm_cb_tlbinvalidate. Errors: IllegalOperation if it has no VSpace.
    [[gnu::always_inline]] Error tlb_invalidate() const {
        return detail::error(sys::seL4_ARM_CB_TLBInvalidate(cptr()));
    }
    /// Its fault registers. Corresponds to seL4_ARM_CB_CBGetFault. Manual: arm_cb_getfault.
    /// Errors: none of its own.
    [[gnu::always_inline]] Result<ContextBankFault> cb_get_fault() const {
        const auto raw = sys::seL4_ARM_CB_CBGetFault(cptr());
        return {{raw.status, raw.address}, static_cast<Error>(raw.error)};
    }
    /// Clears them. Corresponds to seL4_ARM_CB_CBClearFault. Manual: arm_cb_clearfault.
    /// Errors: none of its own.
    [[gnu::always_inline]] Error cb_clear_fault() const {
        return detail::error(sys::seL4_ARM_CB_CBClearFault(cptr()));
    }
};

/// The authority over context banks.
struct ContextBankControl : Invocable<ContextBankControl> {
    /// Puts a capability to context bank `cb` into `destination`.
    /// Corresponds to seL4_ARM_CBControl_GetCB. Manual: arm_cb_controlgetcb.
    /// Errors: RangeError for a number that does not exist; RevokeFirst if it is handed out
    /// already; DeleteFirst, FailedLookup, RangeError for the destination.
    [[gnu::always_inline]] Error get_cb(Word cb, Slot destination) const {
        return detail::error(sys::seL4_ARM_CBControl_GetCB(cptr(), cb, destination.root.bits,
                                                           destination.index, destination.depth));
    }
    /// Drops all cached translations. Corresponds to seL4_ARM_CBControl_TLBInvalidateAll.
    /// Manual: arm_cb_controltlbinvalidate. Errors: none of its own.
    [[gnu::always_inline]] Error tlb_invalidate_all() const {
        return detail::error(sys::seL4_ARM_CBControl_TLBInvalidateAll(cptr()));
    }
};

/// A stream: the accesses of one device.
struct StreamId : Invocable<StreamId> {
    /// Translates the stream through a context bank. Corresponds to seL4_ARM_SID_BindCB.
    /// Manual: arm_sid_bindcb. Errors: DeleteFirst if it is bound; InvalidCapability (1) if `cb` is
    /// none or has no VSpace.
    [[gnu::always_inline]] Error bind_cb(Cap<ContextBank> cb) const {
        return detail::error(sys::seL4_ARM_SID_BindCB(cptr(), cb.bits));
    }
    /// Ends that. Corresponds to seL4_ARM_SID_UnbindCB. Manual: arm_sid_unbindcb.
    /// Errors: IllegalOperation if it is not bound.
    [[gnu::always_inline]] Error unbind_cb() const {
        return detail::error(sys::seL4_ARM_SID_UnbindCB(cptr()));
    }
};

/// The authority over streams.
struct StreamIdControl : Invocable<StreamIdControl> {
    /// Puts a capability to stream `sid` into `destination`.
    /// Corresponds to seL4_ARM_SIDControl_GetSID. Manual: arm_sid_controlgetsid.
    /// Errors: as for ContextBankControl::get_cb.
    [[gnu::always_inline]] Error get_sid(Word sid, Slot destination) const {
        return detail::error(sys::seL4_ARM_SIDControl_GetSID(cptr(), sid, destination.root.bits,
                                                             destination.index, destination.depth));
    }
    /// The global fault registers. Corresponds to seL4_ARM_SIDControl_GetFault.
    /// Manual: arm_sid_controlgetfault. Errors: none of its own.
    [[gnu::always_inline]] Result<SmmuFault> get_fault() const {
        const auto raw = sys::seL4_ARM_SIDControl_GetFault(cptr());
        return {{raw.status, raw.syndrome_0, raw.syndrome_1}, static_cast<Error>(raw.error)};
    }
    /// Clears them. Corresponds to seL4_ARM_SIDControl_ClearFault. Manual:
    /// arm_sid_controlclearfault. Errors: none of its own.
    [[gnu::always_inline]] Error clear_fault() const {
        return detail::error(sys::seL4_ARM_SIDControl_ClearFault(cptr()));
    }
};

namespace init_thread {

inline constexpr Cap<StreamIdControl> stream_id_control{sys::seL4_CapSMMUSIDControl};
inline constexpr Cap<ContextBankControl> context_bank_control{sys::seL4_CapSMMUCBControl};

}  // namespace init_thread
}  // namespace selfe
#endif
