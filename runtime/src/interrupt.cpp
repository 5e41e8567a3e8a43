// What there is to an interrupt once its handler's capability is there.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/interrupt.hpp"

namespace selfe {

Result<Interrupt, MemoryError> Interrupt::bind(Result<SlotOwner<IrqHandler>, MemoryError>&& handler,
                                               Cap<Notification> notification) {
    if (!handler) {
        return handler.error();
    }
    SlotOwner<IrqHandler> owner = hand_over(handler).take();
    if (const Error error = owner->set_notification(notification); !is_ok(error)) {
        return MemoryError(error, "seL4_IRQHandler_SetNotification");
    }
    // The line is open since the handler was issued. What came before there was a notification is
    // lost, and the line closed by it.
    if (const Error error = owner->ack(); !is_ok(error)) {
        return MemoryError(error, "seL4_IRQHandler_Ack");
    }
    return Interrupt(hand_over(owner));
}

void Interrupt::acknowledge() const {
    if (!is_ok(handler_->ack())) {
        panic("an interrupt cannot be acknowledged");
    }
}

}  // namespace selfe
