// IRQHandler's methods refused: each documented error with its words.
// SPDX-License-Identifier: BSD-2-Clause
#include "authority.hpp"
#include "interrupts.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

Cap<IrqHandler> make_handler(Case& t, const BootSpace& boot) {
    const Slot slot = t.empty_slot();
    REQUIRE_OK(issue_handler(irq_control(boot), spare_irq(t), Trigger::Level, slot));
    return Cap<IrqHandler>{slot.index};
}

// Which capability is at fault: the manual counts extra capabilities from 1, released kernels say
// 0.
constexpr Either refused_capability{invalid_capability(1), invalid_capability(0)};

}  // namespace

CASE(IrqHandlerSetNotification, WithAnotherObjectIsInvalidCapability, "IRQ-096") {
    const BootSpace boot(t);
    const Cap<IrqHandler> handler = make_handler(t, boot);
    CHECK_EQ("IRQ-096", Invocation(handler, sys::IRQSetIRQHandler).caps(t.make<Endpoint>()).call(),
             refused_capability);
    CHECK_EQ("IRQ-096", Invocation(handler, sys::IRQSetIRQHandler).caps(t.tcb()).call(),
             refused_capability);
}

CASE(IrqHandlerSetNotification, WithoutTheRightToWriteIsInvalidCapability, "IRQ-097") {
    const BootSpace boot(t);
    const Cap<Notification> read_only = t.copy_of(t.make<Notification>(), Rights::can_read());
    CHECK_EQ("IRQ-097",
             Invocation(make_handler(t, boot), sys::IRQSetIRQHandler).caps(read_only).call(),
             refused_capability);
}

CASE(IrqHandler, MethodsOfAQuietInterruptSucceed, "IRQ-095", "IRQ-098", "IRQ-099") {
    const BootSpace boot(t);
    const Cap<IrqHandler> handler = make_handler(t, boot);
    CHECK_EQ("IRQ-098", Invocation(handler, sys::IRQAckIRQ).call(), success());
    CHECK_EQ("IRQ-095",
             Invocation(handler, sys::IRQSetIRQHandler).caps(t.make<Notification>()).call(),
             success());
    CHECK_EQ("IRQ-099", Invocation(handler, sys::IRQClearIRQHandler).call(), success());
    CHECK_EQ("IRQ-099", Invocation(handler, sys::IRQClearIRQHandler).call(), success());
}

}  // namespace selfe::conformance
