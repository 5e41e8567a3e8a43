// A notification bound to a thread: it is heard while the thread waits for messages.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/fault_handler.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

constexpr Word label = 0x51;
constexpr Word signal_badge = 0x40;
constexpr Word send_badge = 0x8000;

// A worker bound to a notification that is signalled through `signal`.
struct Bound {
    Bound(Case& t, SystemCall& call)
        : notification(t.make<Notification>()),
          badged(t.minted(notification, signal_badge)),
          worker(t.prepare(call, SystemCall::make)) {
        t.must(worker.tcb().bind_notification(notification), "the notification cannot be bound");
    }

    // Resumes the worker and lets it come to where it blocks.
    void run(Case& t) const {
        t.must(worker.tcb().resume(), "the bound worker cannot be resumed");
        t.settle();
    }

    Cap<Notification> notification;
    Cap<Notification> badged;
    Worker worker;
};

// Makes two calls, of which the second is a Recv, and keeps both results.
struct ThenRecv {
    SystemCall first;
    SystemCall recv;
    Word finished;

    static void run(ThenRecv& self) {
        SystemCall::make(self.first);
        self.finished = 1;
        SystemCall::make(self.recv);
        self.finished = 2;
    }
};

// Runs `state` on a worker bound to a notification, and signals once that worker has blocked.
Worker start_then_signal(Case& t, ThenRecv& state) {
    const Cap<Notification> notification = t.make<Notification>();
    const Worker worker = t.prepare(state, ThenRecv::run);
    t.must(worker.tcb().bind_notification(notification), "the notification cannot be bound");
    t.must(worker.tcb().resume(), "the bound worker cannot be resumed");
    t.settle();
    t.minted(notification, signal_badge).signal();
    t.settle();
    return worker;
}

}  // namespace

CASE(BoundNotification, WakesItsThreadFromAnEndpoint, "NTFN-019") {
    SystemCall recv(sys::seL4_SysRecv, t.make<Endpoint>(), MessageInfo(label, 3));
    const Bound bound(t, recv);
    bound.run(t);
    REQUIRE(!bound.worker.is_done());
    bound.badged.signal();
    t.settle();
    CHECK("NTFN-019", bound.worker.is_done());
    CHECK_EQ("NTFN-019", recv.badge(), signal_badge);
    // Taken: nobody finds it again.
    REQUIRE_OK(bound.worker.tcb().unbind_notification());
    CHECK_EQ("NTFN-019", bound.notification.poll(), Word{0});
}

CASE(BoundNotification, WokenFromAnEndpointItsThreadHasLeftTheQueue, "NTFN-019") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall recv(sys::seL4_SysRecv, endpoint);
    const Bound bound(t, recv);
    bound.run(t);
    bound.badged.signal();
    t.settle();
    // A message sent now has no receiver: it must wait, not end in the thread that went away.
    SystemCall send(sys::seL4_SysSend, endpoint, MessageInfo(label));
    const Worker sender = t.start(send, SystemCall::make);
    t.settle();
    CHECK("NTFN-019", !sender.is_done());
    CHECK_EQ("NTFN-019", Delivery::take(endpoint).info, MessageInfo(label));
}

CASE(BoundNotification, PendingComesBeforeQueuedSenders, "NTFN-020") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall send(sys::seL4_SysSend, t.minted(endpoint, send_badge), MessageInfo(label));
    const Worker sender = t.start(send, SystemCall::make);
    t.settle();
    SystemCall recv(sys::seL4_SysRecv, endpoint);
    const Bound bound(t, recv);
    bound.badged.signal();
    bound.run(t);
    CHECK("NTFN-020", bound.worker.is_done());
    CHECK_EQ("NTFN-020", recv.badge(), signal_badge);
    CHECK("NTFN-020", !sender.is_done());
    CHECK_EQ("NTFN-020", Delivery::take(endpoint).badge, send_badge);
}

CASE(BoundNotification, PendingIsUsedUpByAReceive, "NTFN-020") {
    SystemCall recv(sys::seL4_SysRecv, t.make<Endpoint>());
    const Bound bound(t, recv);
    bound.badged.signal();
    bound.run(t);
    CHECK_EQ("NTFN-020", recv.badge(), signal_badge);
    REQUIRE_OK(bound.worker.tcb().unbind_notification());
    CHECK_EQ("NTFN-020", bound.notification.poll(), Word{0});
}

CASE(BoundNotification, WhileItsThreadSendsStaysPending, "NTFN-021") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    ThenRecv state{SystemCall(sys::seL4_SysSend, endpoint, MessageInfo(label)),
                   SystemCall(sys::seL4_SysRecv, endpoint), 0};
    start_then_signal(t, state);
    CHECK_EQ("NTFN-021", state.finished, Word{0});
    REQUIRE_EQ(Delivery::take(endpoint).info, MessageInfo(label));
    t.settle();
    CHECK_EQ("NTFN-021", state.finished, Word{2});
    CHECK_EQ("NTFN-021", state.recv.badge(), signal_badge);
}

CASE(BoundNotification, WhileItsThreadCallsStaysPending, "NTFN-021") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    ThenRecv state{SystemCall(sys::seL4_SysCall, endpoint, MessageInfo(label)),
                   SystemCall(sys::seL4_SysRecv, endpoint), 0};
    start_then_signal(t, state);
    CHECK_EQ("NTFN-021", state.finished, Word{0});
    // Now it waits for the answer, and the signal goes on waiting, too.
    REQUIRE_EQ(Delivery::take(endpoint).info, MessageInfo(label));
    t.settle();
    CHECK_EQ("NTFN-021", state.finished, Word{0});
    answer_caller(message(label + 1));
    t.settle();
    CHECK_EQ("NTFN-021", state.first.info(), MessageInfo(label + 1));
    CHECK_EQ("NTFN-021", state.finished, Word{2});
    CHECK_EQ("NTFN-021", state.recv.badge(), signal_badge);
}

CASE(BoundNotification, IsHeardByItsThreadDirectly, "NTFN-022") {
    const Cap<Notification> notification = t.make<Notification>();
    SystemCall wait(sys::seL4_SysRecv, notification);
    const Worker worker = t.prepare(wait, SystemCall::make);
    REQUIRE_OK(worker.tcb().bind_notification(notification));
    REQUIRE_OK(worker.tcb().resume());
    t.settle();
    REQUIRE(!worker.is_done());
    t.minted(notification, signal_badge).signal();
    t.settle();
    CHECK("NTFN-022", worker.is_done());
    CHECK_EQ("NTFN-022", wait.badge(), signal_badge);
}

CASE(BoundNotification, FaultsAnotherThreadThatWaits, "NTFN-023") {
    SystemCall recv(sys::seL4_SysRecv, t.make<Endpoint>());
    const Bound bound(t, recv);
    FaultHandler handler(t);
    for (const sys::seL4_Syscall_ID number : {sys::seL4_SysRecv, sys::seL4_SysNBRecv}) {
        SystemCall wait(number, bound.notification);
        const Worker other = t.start(wait, SystemCall::make, {.fault_handler = handler.address()});
        const Delivery fault = handler.take();
        CHECK_EQ("NTFN-023", fault.message(),
                 message_of(sys::seL4_Fault_CapFault,
                            reinterpret_cast<Word>(selfe_conformance_trap_instruction),
                            bound.notification.bits, 1, sys::seL4_MissingCapability, 0));
        CHECK("NTFN-023", !other.is_done());
    }
}

}  // namespace selfe::conformance
