// Signalling: what it adds to the word, and whom it wakes.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {

CASE(Signal, WithNobodyWaitingSetsTheWord, "NTFN-001") {
    const Cap<Notification> notification = t.make<Notification>();
    t.minted(notification, 0x21).signal();
    CHECK_EQ("NTFN-001", notification.poll(), Word{0x21});
}

CASE(Signal, RepeatedlyOrsTheBadges, "NTFN-001", "NTFN-002") {
    const Cap<Notification> notification = t.make<Notification>();
    // Bits shared and not shared, so that neither adding nor replacing gives the same word.
    for (const Word badge : {Word{0x0f}, Word{0x3c}, Word{0x101}}) {
        t.minted(notification, badge).signal();
    }
    const Word word = notification.poll();
    CHECK_EQ("NTFN-001", word, Word{0x0f | 0x3c | 0x101});
    CHECK_EQ("NTFN-002", word, Word{0x0f | 0x3c | 0x101});
}

CASE(Signal, WakesTheFirstWaiterOnly, "NTFN-003", "NTFN-004") {
    const Cap<Notification> notification = t.make<Notification>();
    const SystemCall wait(sys::seL4_SysRecv, notification);
    SystemCall calls[] = {wait, wait};
    const Worker first = t.start(calls[0], SystemCall::make);
    t.settle();
    const Worker second = t.start(calls[1], SystemCall::make);
    t.settle();
    t.minted(notification, 0x21).signal();
    t.settle();
    CHECK("NTFN-003", first.is_done());
    CHECK_EQ("NTFN-003", calls[0].badge(), Word{0x21});
    CHECK("NTFN-004", !second.is_done());
    // The word that woke the first is used up: the second gets its own.
    t.minted(notification, 0x42).signal();
    t.settle();
    CHECK("NTFN-004", second.is_done());
    CHECK_EQ("NTFN-003", calls[1].badge(), Word{0x42});
}

CASE(Signal, ThatWakesAWaiterLeavesNothingBehind, "NTFN-003") {
    const Cap<Notification> notification = t.make<Notification>();
    SystemCall wait(sys::seL4_SysRecv, notification);
    const Worker waiter = t.start(wait, SystemCall::make);
    t.settle();
    t.minted(notification, 0x21).signal();
    t.settle();
    REQUIRE(waiter.is_done());
    CHECK_EQ("NTFN-003", notification.poll(), Word{0});
}

CASE(Signal, NeverBlocks, "NTFN-005") {
    struct Signaller {
        Cap<Notification> notification;
    } signaller{t.minted(t.make<Notification>(), 0x21)};
    const Worker worker = t.start<Signaller>(signaller, [](Signaller& self) {
        self.notification.signal();
        self.notification.signal();
    });
    t.settle();
    CHECK("NTFN-005", worker.is_done());
}

CASE(Signal, WithoutWriteRightsIsIgnored, "NTFN-006") {
    const Cap<Notification> notification = t.make<Notification>();
    const Cap<Notification> reader = t.minted(notification, 0x21, Rights::can_read());
    SystemCall send(sys::seL4_SysSend, reader);
    const Trap before = send.registers();
    SystemCall::make(send);
    CHECK("NTFN-006", send.registers() == before);
    CHECK_EQ("NTFN-006", notification.poll(), Word{0});
}

CASE(Signal, UnbadgedWakesAWaiterWithZero, "NTFN-007") {
    const Cap<Notification> notification = t.make<Notification>();
    SystemCall wait(sys::seL4_SysRecv, notification);
    const Worker waiter = t.start(wait, SystemCall::make);
    t.settle();
    notification.signal();
    t.settle();
    CHECK("NTFN-007", waiter.is_done());
    CHECK_EQ("NTFN-007", wait.badge(), Word{0});
}

CASE(Signal, UnbadgedWithNobodyWaitingLeavesTheWordZero, "NTFN-008") {
    const Cap<Notification> notification = t.make<Notification>();
    notification.signal();
    SystemCall wait(sys::seL4_SysRecv, notification);
    const Worker waiter = t.start(wait, SystemCall::make);
    t.settle();
    // By the manual the waiter blocks; 16.0.0 has marked the notification active, and the waiter
    // gets word 0. Both are accepted, and in neither is anything of the signal left.
    const bool returned_at_once = waiter.is_done();
    CHECK("NTFN-008", !returned_at_once || wait.badge() == 0);
    t.minted(notification, 0x21).signal();
    t.settle();
    CHECK_EQ("NTFN-008", returned_at_once ? notification.poll() : wait.badge(), Word{0x21});
}

CASE(Badge, OfANotificationIsAWholeWord, "NTFN-016") {
    // 28 bits where words have 32.
    constexpr Word longest = word_bits == 64 ? ~Word{0} : (Word{1} << 28) - 1;
    const Cap<Notification> notification = t.make<Notification>();
    for (const Word badge : {longest, longest ^ longest >> 1, Word{1}}) {
        t.minted(notification, badge).signal();
        CHECK_EQ("NTFN-016", notification.poll(), badge);
    }
}

CASE(Badge, OfANotificationIsForEver, "NTFN-017") {
    const Cap<Notification> badged = t.minted(t.make<Notification>(), 5);
    const Slot slot = t.empty_slot();
    for (const Word other : {Word{6}, Word{0}}) {
        CHECK_EQ("NTFN-017",
                 Invocation(t.cnode(), sys::CNodeMutate)
                     .words(slot.index, word_bits, badged.bits, word_bits, other)
                     .caps(t.cnode())
                     .call(),
                 illegal_operation());
        CHECK_EQ("NTFN-017", slot.mint(t.slot_of(badged), Rights::all(), other),
                 Error::IllegalOperation);
    }
    badged.signal();
    CHECK_EQ("NTFN-017", badged.poll(), Word{5});
}

CASE(Signal, WithWordsDeliversNone, "NTFN-018") {
    const Cap<Notification> notification = t.make<Notification>();
    SystemCall wait(sys::seL4_SysRecv, notification);
    const Worker waiter = t.start(wait, SystemCall::make);
    t.settle();
    SystemCall send(sys::seL4_SysSend, t.minted(notification, 0x21), MessageInfo(0x51, 4));
    SystemCall::make(send.words(1, 2, 3, 4));
    t.settle();
    REQUIRE(waiter.is_done());
    CHECK_EQ("NTFN-018", wait.badge(), Word{0x21});
    for (size_t i = 0; i < Trap::message_register_count; ++i) {
        CHECK_EQ("NTFN-018", wait.word(i), Word{0});
    }
}

}  // namespace selfe::conformance
