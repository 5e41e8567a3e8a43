// Waiting and polling: who blocks, who is served first, and what a lost notification does.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/fault_handler.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

const Word trap_address = reinterpret_cast<Word>(selfe_conformance_trap_instruction);

Reply missing_fault(Cap<Any> cap) {
    return message_of(sys::seL4_Fault_CapFault, trap_address, cap.bits, 1,
                      sys::seL4_MissingCapability, 0);
}

}  // namespace

CASE(Wait, WithAWordReturnsAndClearsIt, "NTFN-009") {
    const Cap<Notification> notification = t.make<Notification>();
    t.minted(notification, 0x21).signal();
    SystemCall wait(sys::seL4_SysRecv, notification);
    const Worker waiter = t.start(wait, SystemCall::make);
    t.settle();
    CHECK("NTFN-009", waiter.is_done());
    CHECK_EQ("NTFN-009", wait.badge(), Word{0x21});
    CHECK_EQ("NTFN-009", notification.poll(), Word{0});
}

CASE(Wait, NeverSignalledBlocks, "NTFN-010") {
    SystemCall wait(sys::seL4_SysRecv, t.make<Notification>());
    const Worker waiter = t.start(wait, SystemCall::make);
    t.settle();
    CHECK("NTFN-010", !waiter.is_done());
}

CASE(Wait, ASecondTimeBlocks, "NTFN-009", "NTFN-010") {
    struct Waiter {
        Cap<Notification> notification;
        Word words[2];
        Word count;
    } state{t.make<Notification>(), {}, 0};
    t.minted(state.notification, 0x21).signal();
    t.start<Waiter>(state, [](Waiter& self) {
        for (; self.count < 2; ++self.count) {
            self.words[self.count] = self.notification.wait();
        }
    });
    t.settle();
    CHECK_EQ("NTFN-010", state.count, Word{1});
    t.minted(state.notification, 0x42).signal();
    t.settle();
    // Cleared: nothing of the first word is in the second.
    CHECK_EQ("NTFN-009", state.words[1], Word{0x42});
}

CASE(Poll, WithAWordReturnsAndClearsIt, "NTFN-011", "NTFN-012") {
    const Cap<Notification> notification = t.make<Notification>();
    t.minted(notification, 0x21).signal();
    SystemCall first(sys::seL4_SysNBRecv, notification);
    SystemCall::make(first);
    CHECK_EQ("NTFN-011", first.badge(), Word{0x21});
    SystemCall second(sys::seL4_SysNBRecv, notification);
    SystemCall::make(second);
    CHECK_EQ("NTFN-011", second.badge(), Word{0});
    CHECK_EQ("NTFN-012", second.badge(), Word{0});
}

CASE(Poll, NeverSignalledReturnsZeroAtOnce, "NTFN-012") {
    SystemCall poll(sys::seL4_SysNBRecv, t.make<Notification>());
    const Worker worker = t.start(poll, SystemCall::make);
    t.settle();
    CHECK("NTFN-012", worker.is_done());
    CHECK_EQ("NTFN-012", poll.badge(), Word{0});
}

CASE(Wait, WithoutReadRightsIsACapFault, "NTFN-013") {
    FaultHandler handler(t);
    const Cap<Notification> notification = t.make<Notification>();
    const Cap<Notification> writer = t.copy_of(notification, Rights::can_write());
    t.minted(notification, 0x21).signal();
    SystemCall wait(sys::seL4_SysRecv, writer);
    const Worker waiter = t.start(wait, SystemCall::make, {.fault_handler = handler.address()});
    CHECK_EQ("NTFN-013", handler.take().message(), missing_fault(writer));
    CHECK("NTFN-013", !waiter.is_done());
    // It has not got the word either.
    CHECK_EQ("NTFN-013", notification.poll(), Word{0x21});
}

CASE(Wait, ServesInOrderOfArrival, "NTFN-014") {
    // Neither rising nor falling: an order by priority is no order of arrival.
    constexpr Word priorities[] = {priority::Low, priority::High, priority::Body};
    const Cap<Notification> notification = t.make<Notification>();
    const SystemCall wait(sys::seL4_SysRecv, notification);
    SystemCall calls[] = {wait, wait, wait};
    for (size_t i = 0; i < 3; ++i) {
        t.start(calls[i], SystemCall::make, {.priority = priorities[i]});
        t.settle();
    }
    for (const Word badge : {Word{1}, Word{2}, Word{3}}) {
        t.minted(notification, badge).signal();
    }
    t.settle();
    for (size_t i = 0; i < 3; ++i) {
        CHECK_EQ("NTFN-014", calls[i].badge(), Word{i + 1});
    }
}

CASE(NotificationDeletion, FaultsThoseWhoWait, "NTFN-026") {
    FaultHandler handler(t);
    const Cap<Notification> notification = t.make<Notification>();
    const SystemCall wait(sys::seL4_SysRecv, notification);
    SystemCall calls[] = {wait, wait, wait, wait, wait, wait};
    static_assert(sizeof calls / sizeof wait == thread_number::workers);
    for (SystemCall& call : calls) {
        t.start(call, SystemCall::make, {.fault_handler = handler.address()});
    }
    t.settle();
    REQUIRE_OK(t.slot_of(notification).delete_());
    for (size_t i = 0; i < thread_number::workers; ++i) {
        CHECK_EQ("NTFN-026", handler.take().message(), missing_fault(notification));
    }
}

CASE(NotificationDeletion, WhileACopyIsLeftLeavesWaitersAlone, "NTFN-026") {
    const Cap<Notification> notification = t.make<Notification>();
    const Cap<Notification> badged = t.minted(notification, 0x21);
    SystemCall wait(sys::seL4_SysRecv, notification);
    const Worker waiter = t.start(wait, SystemCall::make);
    t.settle();
    REQUIRE_OK(t.slot_of(notification).delete_());
    t.settle();
    CHECK("NTFN-026", !waiter.is_done());
    badged.signal();
    t.settle();
    CHECK_EQ("NTFN-026", wait.badge(), Word{0x21});
}

}  // namespace selfe::conformance
