// From a device's line to a thread: badges, waiting, masking, triggers.
// SPDX-License-Identifier: BSD-2-Clause
#include "line.hpp"
#include "selfe/conformance/fault_handler.hpp"

namespace selfe::conformance {
namespace {

struct Waiter {
    Cap<Notification> notification;
    Word word;

    static void run(Waiter& self) { self.word = self.notification.wait(); }
};

}  // namespace

CASE(Irq, WakesTheWaitingThreadWithTheBadge, "IRQ-100", "IRQ-095") {
    Line line(t);
    Waiter waiter{line.notification, 0};
    const Worker worker = t.start(waiter, Waiter::run);
    t.settle();
    REQUIRE(!worker.is_done());
    line.source.raise();
    t.settle();
    CHECK("IRQ-100", worker.is_done());
    CHECK_EQ("IRQ-100", waiter.word, Line::badge);
    CHECK_EQ("IRQ-095", waiter.word, Line::badge);
}

CASE(Irq, TheFirstOneNeedsNoAck, "IRQ-120") {
    const BootSpace boot(t);
    Source source(t, boot);
    const Slot slot = t.empty_slot();
    REQUIRE_OK(issue_handler(irq_control(boot), Source::irq(), Trigger::Level, slot));
    const Cap<Notification> notification = t.make<Notification>();
    REQUIRE_OK(Cap<IrqHandler>{slot.index}.set_notification(t.minted(notification, Line::badge)));
    source.raise();
    CHECK_EQ("IRQ-120", notification.wait(), Line::badge);
}

CASE(Irq, WakesABoundThreadOutOfReceiving, "IRQ-100") {
    Line line(t);
    REQUIRE_OK(t.tcb().bind_notification(line.notification));
    line.source.raise();
    const Received received = receive(t.make<Endpoint>());
    CHECK_EQ("IRQ-100", received.badge, Line::badge);
}

CASE(Irq, OfAQuietLineSignalsNothing, "IRQ-100") {
    Line line(t);
    CHECK_EQ("IRQ-100", line.signalled(t), Word{0});
}

CASE(Irq, RaisedBeforeAWaitStaysAsTheNotificationsWord, "IRQ-101") {
    Line line(t);
    line.source.raise();
    t.settle();
    CHECK_EQ("IRQ-101", line.notification.wait(), Line::badge);
    CHECK_EQ("IRQ-101", line.notification.poll(), Word{0});
}

CASE(Irq, AddsItsBadgeToThatOfASignal, "IRQ-101") {
    constexpr Word other_badge = 0x11;
    static_assert((other_badge & ~Line::badge) != 0 && (Line::badge & ~other_badge) != 0);
    Line line(t);
    t.minted(line.notification, other_badge).signal();
    line.source.raise();
    CHECK_EQ("IRQ-101", line.signalled(t), other_badge | Line::badge);
}

CASE(Irq, IsMaskedUntilAck, "IRQ-098") {
    Line line(t);
    line.source.raise();
    REQUIRE_EQ(line.notification.wait(), Line::badge);
    // Another interrupt, as far as the device is concerned.
    line.source.lower();
    line.source.raise();
    CHECK_EQ("IRQ-098", line.signalled(t), Word{0});
    REQUIRE_OK(line.handler.ack());
    CHECK_EQ("IRQ-098", line.notification.wait(), Line::badge);
}

CASE(Irq, GoneBeforeAckDoesNotComeAgain, "IRQ-098") {
    Line line(t);
    line.source.raise();
    REQUIRE_EQ(line.notification.wait(), Line::badge);
    line.source.lower();
    REQUIRE_OK(line.handler.ack());
    CHECK_EQ("IRQ-098", line.signalled(t), Word{0});
}

CASE(Irq, ComesAgainAfterEachAck, "IRQ-098") {
    Line line(t);
    for (unsigned time = 0; time < 5; ++time) {
        line.source.raise();
        CHECK_EQ("IRQ-098", line.notification.wait(), Line::badge);
        line.source.lower();
        REQUIRE_OK(line.handler.ack());
    }
    CHECK_EQ("IRQ-098", line.signalled(t), Word{0});
}

// A handler's trigger is documented apart for Arm and x86, and is the same.
CASE(Irq, OfALevelComesAgainAsLongAsTheLineIsRaised, "IRQ-026", "IRQ-065", "IRQ-098") {
    Line line(t, Trigger::Level);
    line.source.raise();
    REQUIRE_EQ(line.notification.wait(), Line::badge);
    REQUIRE_OK(line.handler.ack());
    const Word second = line.notification.wait();
    CHECK_EQ("IRQ-026", second, Line::badge);
    CHECK_EQ("IRQ-065", second, Line::badge);
    CHECK_EQ("IRQ-098", second, Line::badge);
}

CASE(Irq, OfAnEdgeComesOnceARise, "IRQ-026", "IRQ-065") {
    Line line(t, Trigger::Edge);
    line.source.raise();
    REQUIRE_EQ(line.notification.wait(), Line::badge);
    REQUIRE_OK(line.handler.ack());
    // The line is up still, but has not risen.
    const Word without_rise = line.signalled(t);
    CHECK_EQ("IRQ-026", without_rise, Word{0});
    CHECK_EQ("IRQ-065", without_rise, Word{0});
    line.source.lower();
    line.source.raise();
    const Word after_rise = line.notification.wait();
    CHECK_EQ("IRQ-026", after_rise, Line::badge);
    CHECK_EQ("IRQ-065", after_rise, Line::badge);
}

CASE(IrqHandlerSetNotification, ReplacesTheNotificationBefore, "IRQ-095") {
    constexpr Word other_badge = 0x33;
    Line line(t);
    const Cap<Notification> other = t.make<Notification>();
    REQUIRE_OK(line.handler.set_notification(t.minted(other, other_badge)));
    line.source.raise();
    CHECK_EQ("IRQ-095", other.wait(), other_badge);
    CHECK_EQ("IRQ-095", line.notification.poll(), Word{0});
}

CASE(IrqHandlerClear, EndsSignalling, "IRQ-099") {
    Line line(t);
    REQUIRE_OK(line.handler.clear());
    line.source.raise();
    CHECK_EQ("IRQ-099", line.signalled(t), Word{0});
    // The handler can be used again.
    REQUIRE_OK(line.handler.set_notification(t.minted(line.notification, Line::badge)));
    REQUIRE_OK(line.handler.ack());
    CHECK_EQ("IRQ-099", line.notification.wait(), Line::badge);
}

CASE(IrqHandlerClear, OfTheLastCapabilityToANotificationRestartsItsWaiters, "NTFN-026") {
    const Line line(t);
    FaultHandler faults(t);
    const Cap<Notification> doomed = t.make<Notification>();
    REQUIRE_OK(line.handler.set_notification(doomed));
    Waiter waiter{doomed, 0};
    t.start(waiter, Waiter::run, {.fault_handler = faults.address()});
    t.settle();
    REQUIRE_OK(t.slot_of(doomed).delete_());
    CHECK_EQ("NTFN-026", faults.take().info, MessageInfo());
    REQUIRE_OK(line.handler.clear());
    CHECK_EQ("NTFN-026", faults.take().info.label(), Word{sys::seL4_Fault_CapFault});
}

}  // namespace selfe::conformance
