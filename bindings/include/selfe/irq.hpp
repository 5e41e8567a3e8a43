// Interrupts: the authority over all of them, and the handler of one.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/arch_irq.hpp"
#include "selfe/cap.hpp"
#include "selfe/error.hpp"
#include "selfe/notification.hpp"
#include "selfe/slot.hpp"

namespace selfe {

/// The authority to hand out interrupts; there is one capability, and it cannot be copied.
struct IrqControl : ArchIrqControl<IrqControl> {
    /// Puts the handler capability of interrupt `irq` into `destination`.
    /// Corresponds to seL4_IRQControl_Get. Manual: irq_controlget.
    /// Errors: RevokeFirst if the interrupt has a handler already; RangeError for a number that the
    /// platform lacks; DeleteFirst, FailedLookup, RangeError for the destination.
    [[gnu::always_inline]] Error get(Word irq, Slot destination) const {
        return detail::error(sys::seL4_IRQControl_Get(cptr(), irq, destination.root.bits,
                                                      destination.index, destination.depth));
    }
};

/// The handler of one interrupt.
struct IrqHandler : Invocable<IrqHandler> {
    /// Lets the interrupt come again. Corresponds to seL4_IRQHandler_Ack.
    /// Manual: irq_handleracknowledge. Errors: none of its own.
    [[gnu::always_inline]] Error ack() const {
        return detail::error(sys::seL4_IRQHandler_Ack(cptr()));
    }
    /// Signals `notification` at each interrupt, with its capability's badge. A second call
    /// replaces the first. Corresponds to seL4_IRQHandler_SetNotification.
    /// Manual: irq_handlersetnotification.
    /// Errors: InvalidCapability (0) if it is no notification or lacks write rights.
    [[gnu::always_inline]] Error set_notification(Cap<Notification> notification) const {
        return detail::error(sys::seL4_IRQHandler_SetNotification(cptr(), notification.bits));
    }
    /// Signals nobody any more. Corresponds to seL4_IRQHandler_Clear. Manual: irq_handlerclear.
    /// Errors: none of its own.
    [[gnu::always_inline]] Error clear() const {
        return detail::error(sys::seL4_IRQHandler_Clear(cptr()));
    }
};

}  // namespace selfe
