// Interrupts that software raises, from a signal to the handler's notification. Since 14.0.0.
// SPDX-License-Identifier: BSD-2-Clause
#include "authority.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

#ifdef SELFE_HAS_seL4_IRQControl_IssueSGISignal

namespace selfe::conformance {
namespace {

constexpr Word sgi = 5;
constexpr Word this_core = 0;
constexpr Word badge = 0x44;

// A handler of the interrupt, and a capability that raises it.
struct Sgi {
    explicit Sgi(Case& t) : boot(t), notification(t.make<Notification>()) {
        signal = issue(t);
        const Slot slot = t.empty_slot();
        REQUIRE_OK(irq_control(boot).get(sgi, slot));
        handler = Cap<IrqHandler>{slot.index};
        REQUIRE_OK(handler.set_notification(t.minted(notification, badge)));
    }

    Cap<Notification> issue(Case& t) const {
        const Slot slot = t.empty_slot();
        REQUIRE_OK(irq_control(boot).issue_sgi_signal(sgi, this_core, slot));
        return Cap<Notification>{slot.index};
    }

    BootSpace boot;
    Cap<Notification> notification;
    Cap<Notification> signal;  // no notification, but signalled like one
    Cap<IrqHandler> handler;
};

}  // namespace

CASE(SgiSignal, RaisesTheInterruptOfThisCore, "IRQ-050") {
    const Sgi line(t);
    line.signal.signal();
    CHECK_EQ("IRQ-050", line.notification.wait(), badge);
    // Interrupt controllers need not be able to mask these, so nothing is said about a signal
    // before the acknowledgement.
    REQUIRE_OK(line.handler.ack());
    CHECK_EQ("IRQ-050", line.notification.poll(), Word{0});
    line.signal.signal();
    CHECK_EQ("IRQ-050", line.notification.wait(), badge);
}

CASE(SgiSignal, IsRaisedBySendWhateverTheMessage, "IRQ-050") {
    const Sgi line(t);
    Invocation message(line.signal, 77);
    message.words(1, 2, 3);
    CHECK("IRQ-050", message.send());
    CHECK_EQ("IRQ-050", line.notification.wait(), badge);
    REQUIRE_OK(line.handler.ack());
    CHECK("IRQ-050", message.nb_send());
    CHECK_EQ("IRQ-050", line.notification.wait(), badge);
}

CASE(SgiSignal, ComesInSeveralCapabilitiesAndCopies, "IRQ-054") {
    const Sgi line(t);
    const Cap<Notification> raisers[] = {line.signal, line.issue(t), t.copy_of(line.signal)};
    for (const Cap<Notification>& raiser : raisers) {
        raiser.signal();
        CHECK_EQ("IRQ-054", line.notification.wait(), badge);
        REQUIRE_OK(line.handler.ack());
    }
    REQUIRE_OK(t.slot_of(line.signal).delete_());
    raisers[1].signal();
    CHECK_EQ("IRQ-054", line.notification.wait(), badge);
}

CASE(SgiSignal, IsRevokedThroughItsOriginalAndThroughTheAuthority, "IRQ-121") {
    const Sgi line(t);
    const Cap<Notification> copy = t.copy_of(line.signal);
    REQUIRE_OK(t.slot_of(line.signal).revoke());
    CHECK("IRQ-121", t.is_empty(copy));
    CHECK("IRQ-121", !t.is_empty(line.signal));
    REQUIRE_OK(t.boot_slot(sys::seL4_CapIRQControl).revoke());
    CHECK("IRQ-121", t.is_empty(line.signal));
}

}  // namespace selfe::conformance

#endif
