// What becomes of an interrupt when its handler, its notification or all handlers go.
// SPDX-License-Identifier: BSD-2-Clause
#include "line.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

Error issue_again(Case& t, const Line& line) {
    return issue_handler(irq_control(line.boot), Source::irq(), Trigger::Level, t.empty_slot());
}

}  // namespace

CASE(Irq, OfADeletedNotificationIsDroppedAndTheHandlerStays, "IRQ-102") {
    Line line(t);
    // Revoking its memory takes a notification from everyone, the handler included.
    const Cap<Untyped> memory = t.make<Untyped>(Traits<Notification>::size_bits);
    const Cap<Notification> doomed = t.make_from<Notification>(memory);
    REQUIRE_OK(line.handler.set_notification(doomed));
    REQUIRE_OK(t.slot_of(memory).revoke());
    REQUIRE(t.is_empty(doomed));
    line.source.raise();
    t.settle();

    REQUIRE_OK(line.handler.set_notification(t.minted(line.notification, Line::badge)));
    REQUIRE_OK(line.handler.ack());
    CHECK_EQ("IRQ-102", line.notification.wait(), Line::badge);
}

CASE(Irq, AfterRevokingTheAuthorityHasNoHandler, "IRQ-103", "CN-144") {
    Line line(t);
    REQUIRE_OK(t.boot_slot(sys::seL4_CapIRQControl).revoke());
    CHECK("IRQ-103", t.is_empty(line.handler));
    CHECK("CN-144", t.is_empty(line.handler));
    line.source.raise();
    CHECK_EQ("IRQ-103", line.signalled(t), Word{0});
    const Error again = issue_again(t, line);
    CHECK_EQ("IRQ-103", again, Error::NoError);
    CHECK_EQ("CN-144", again, Error::NoError);
}

CASE(Irq, OfADeletedHandlerIsDisabledAndFree, "IRQ-105", "CN-132") {
    Line line(t);
    REQUIRE_EQ(issue_again(t, line), Error::RevokeFirst);
    REQUIRE_OK(t.slot_of(line.handler).delete_());
    line.source.raise();
    const Word signalled = line.signalled(t);
    const Error again = issue_again(t, line);
    CHECK_EQ("IRQ-105", signalled, Word{0});
    CHECK_EQ("IRQ-105", again, Error::NoError);
    CHECK_EQ("CN-132", signalled, Word{0});
    CHECK_EQ("CN-132", again, Error::NoError);
}

CASE(Irq, OfADeletedHandlerIsFreeThoughOthersHaveHandlers, "IRQ-105", "CN-132") {
    const BootSpace boot(t);
    Slot handlers[] = {t.empty_slot(), t.empty_slot(), t.empty_slot()};
    for (unsigned i = 0; i < 3; ++i) {
        REQUIRE_OK(issue_handler(irq_control(boot), spare_irq(t, i), Trigger::Level, handlers[i]));
    }
    for (unsigned i = 0; i < 3; ++i) {
        REQUIRE_OK(handlers[i].delete_());
        const Error again =
            issue_handler(irq_control(boot), spare_irq(t, i), Trigger::Level, handlers[i]);
        CHECK_EQ("IRQ-105", again, Error::NoError);
        CHECK_EQ("CN-132", again, Error::NoError);
    }
}

CASE(Irq, OfADeletedHandlerGivesUpItsNotification, "IRQ-105") {
    Line line(t);
    const Cap<Untyped> memory = t.make<Untyped>(Traits<Notification>::size_bits);
    const Cap<Notification> held = t.make_from<Notification>(memory);
    REQUIRE_OK(line.handler.set_notification(held));
    REQUIRE_OK(t.slot_of(held).delete_());
    // An untyped can be copied only while nothing is left of it: the handler holds the last
    // capability.
    const Slot slot = t.empty_slot();
    REQUIRE_EQ(slot.copy(t.slot_of(memory), Rights::all()), Error::RevokeFirst);
    REQUIRE_OK(t.slot_of(line.handler).delete_());
    CHECK_EQ("IRQ-105", slot.copy(t.slot_of(memory), Rights::all()), Error::NoError);
}

CASE(IrqHandler, CopiesKeepTheInterruptUntilTheLastIsDeleted, "IRQ-105", "IRQ-106") {
    Line line(t);
    const Cap<IrqHandler> copy = t.copy_of(line.handler);
    REQUIRE_OK(t.slot_of(line.handler).delete_());
    CHECK_EQ("IRQ-105", issue_again(t, line), Error::RevokeFirst);
    line.source.raise();
    CHECK_EQ("IRQ-105", line.notification.wait(), Line::badge);
    line.source.lower();
    CHECK_EQ("IRQ-106", copy.ack(), Error::NoError);
    line.source.raise();
    CHECK_EQ("IRQ-106", line.notification.wait(), Line::badge);
    REQUIRE_OK(t.slot_of(copy).delete_());
    CHECK_EQ("IRQ-105", issue_again(t, line), Error::NoError);
}

CASE(IrqHandler, RevokedKeepsTheInterruptAndTakesItsCopies, "CN-187") {
    const Line line(t);
    const Cap<IrqHandler> copy = t.copy_of(line.handler);
    REQUIRE_OK(t.slot_of(line.handler).revoke());
    CHECK("CN-187", t.is_empty(copy));
    CHECK_EQ("CN-187", line.handler.ack(), Error::NoError);
}

CASE(IrqHandler, CapabilitiesToIssueAnInterruptAreNotCopied, "IRQ-106") {
    // Whoever has a handler may hand it on, with its method; the authority itself stays alone.
    const BootSpace boot(t);
    const Slot slot = t.empty_slot();
    CHECK_EQ("IRQ-106", slot.copy(t.boot_slot(sys::seL4_CapIRQControl), Rights::all()),
             Error::IllegalOperation);
    CHECK("IRQ-106", t.is_empty(slot));
}

CASE(Irq, HandlersAreNoneAtBoot, "IRQ-104") {
    // A method without its capability is a truncated message for a handler, and an illegal
    // operation for any other object.
    const BootSpace boot(t);
    const BootInfo info = boot_info();
    Word handlers = 0;
    const auto ask = [&](Word slot) {
        const Reply reply = Invocation(boot.cap(slot), sys::IRQSetIRQHandler).call();
        handlers += reply == truncated_message() ? 1 : 0;
    };
    for (Word slot = 0; slot < Word{sys::seL4_NumInitialCaps}; ++slot) {
        ask(slot);
    }
    for (const SlotRegion& region :
         {info.user_image_frames(), info.user_image_paging(), info.extra_bi_pages(),
          info.shared_frames(), info.io_space_caps(), info.untyped_slots()}) {
        for (const Word slot : region) {
            ask(slot);
        }
    }
    CHECK_EQ("IRQ-104", handlers, Word{0});
}

}  // namespace selfe::conformance
