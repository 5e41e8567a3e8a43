// What Arm adds to the authority over interrupts.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"
#include "selfe/error.hpp"
#include "selfe/slot.hpp"

namespace selfe {

template <class Object>
struct ArchIrqControl : Invocable<Object> {
    /// As `get` of `irq` into `destination`, with the `trigger` chosen: 1 edge, 0 level.
    /// Corresponds to seL4_IRQControl_GetTrigger. Manual: arm_irq_controlgettrigger.
    /// Errors: those of `get`; IllegalOperation if the platform cannot choose.
    [[gnu::always_inline]] Error get_trigger(Word irq, Word trigger, Slot destination) const {
        return detail::error(sys::seL4_IRQControl_GetTrigger(this->cptr(), irq, trigger,
                                                             destination.root.bits,
                                                             destination.index, destination.depth));
    }
#ifdef SELFE_HAS_seL4_IRQControl_GetTriggerCore  // with several cores
    /// As `get_trigger` of `irq` with `trigger` into `destination`, with the core `target` that the
    /// interrupt goes to.
    /// Corresponds to seL4_IRQControl_GetTriggerCore. Manual: arm_irq_controlgettriggercore.
    /// Errors: those of `get_trigger`; InvalidArgument for a core that does not exist.
    [[gnu::always_inline]] Error get_trigger_core(Word irq, Word trigger, Slot destination,
                                                  Word target) const {
        return detail::error(
            sys::seL4_IRQControl_GetTriggerCore(this->cptr(), irq, trigger, destination.root.bits,
                                                destination.index, destination.depth, target));
    }
#endif
#ifdef SELFE_HAS_seL4_IRQControl_IssueSGISignal  // since 14.0.0
    /// Puts a capability into `destination` that raises software-generated interrupt `irq` (0 to
    /// 15) on core `target` when it is signalled (GICv2: cores 0 to 7).
    /// Corresponds to seL4_IRQControl_IssueSGISignal. Manual: arm_irq_controlissuesgisignal.
    /// Errors: RangeError (0, 15); InvalidArgument (1) for a core that cannot be; IllegalOperation
    /// without such an interrupt controller; DeleteFirst, FailedLookup for the destination.
    [[gnu::always_inline]] Error issue_sgi_signal(Word irq, Word target, Slot destination) const {
        return detail::error(
            sys::seL4_IRQControl_IssueSGISignal(this->cptr(), irq, target, destination.root.bits,
                                                destination.index, destination.depth));
    }
#endif
};

}  // namespace selfe
