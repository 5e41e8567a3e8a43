// TCB.Suspend: stops a thread in whatever state it is.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"
#include "selfe/conformance/invocation.hpp"
#include "selfe/yield.hpp"
#include "threads.hpp"

namespace selfe::conformance {
namespace {

struct Partner {
    Cap<Endpoint> endpoint{};
    Cap<Notification> notification{};
    Cap<Tcb> tcb{};
    Word value{};
};

void do_nothing(Word&) {}

void receive_value(Partner& partner) {
    (void)receive(partner.endpoint);
    partner.value = get_mr(0);
}

void send_value(Partner& partner) {
    partner.endpoint.send(message(0, partner.value));
}

void await_signal(Partner& partner) {
    partner.value = partner.notification.wait();
}

void suspend_itself(Partner& partner) {
    partner.value = 1;
    (void)partner.tcb.suspend();
    partner.value = 2;
}

// A thread that spins until it is told to end, and how often it began to.
struct Spinning {
    volatile Word begun = 0;
    volatile bool is_over = false;
    Cap<Tcb> thread{};

    static void spin(Spinning& spinning) {
        yield();
        spinning.begun = spinning.begun + 1;
        while (!spinning.is_over) {
        }
    }
    // Runs beside it: that it spins and this one runs means that the kernel has ended its turn.
    static void interrupt(Spinning& spinning) {
        while (spinning.begun == 0) {
            yield();
        }
        (void)spinning.thread.suspend();
        (void)spinning.thread.resume();
        spinning.is_over = true;
    }
};

}  // namespace

CASE(TcbSuspend, ARunnableThreadStopsUntilResumed, "TCB-152") {
    Word state = 0;
    const Worker worker = t.start(state, do_nothing, {.priority = priority::Low});
    CHECK_EQ("TCB-152", worker.tcb().suspend(), Error::NoError);
    t.settle();
    CHECK("TCB-152", !worker.is_done());
    REQUIRE_OK(worker.tcb().resume());
    t.settle();
    CHECK("TCB-152", worker.is_done());
}

CASE(TcbSuspend, AReceiverLeavesTheQueue, "TCB-153") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    Partner first{.endpoint = endpoint};
    Partner second{.endpoint = endpoint};
    const Worker suspended = t.start(first, receive_value);
    t.settle();
    const Worker waiting = t.start(second, receive_value);
    t.settle();
    REQUIRE_OK(suspended.tcb().suspend());
    // It was first in the queue; the message must find the second.
    endpoint.nb_send(message(0, 7));
    t.settle();
    CHECK_EQ("TCB-153", second.value, Word{7});
    CHECK("TCB-153", waiting.is_done());
    CHECK("TCB-153", !suspended.is_done());
}

CASE(TcbSuspend, ASenderLeavesTheQueue, "TCB-153") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    Partner partner{.endpoint = t.minted(endpoint, 5), .value = 7};
    const Worker worker = t.start(partner, send_value);
    t.settle();
    REQUIRE_OK(worker.tcb().suspend());
    CHECK_EQ("TCB-153", Delivery::take(endpoint).badge, Word{0});
    CHECK("TCB-153", !worker.is_done());
}

CASE(TcbSuspend, AWaiterLeavesTheNotification, "TCB-153") {
    const Cap<Notification> notification = t.make<Notification>();
    Partner partner{.notification = notification};
    const Worker worker = t.start(partner, await_signal);
    t.settle();
    REQUIRE_OK(worker.tcb().suspend());
    t.minted(notification, 9).signal();
    t.settle();
    CHECK("TCB-153", !worker.is_done());
    CHECK_EQ("TCB-153", notification.poll(), Word{9});
}

CASE(TcbSuspend, TheCallerItselfStopsAndOthersRunOn, "TCB-154") {
    Partner partner{};
    Word state = 0;
    const Worker worker = t.prepare(partner, suspend_itself);
    const Worker other = t.start(state, do_nothing);
    partner.tcb = worker.tcb();
    REQUIRE_OK(worker.tcb().resume());
    t.settle();
    CHECK_EQ("TCB-154", partner.value, Word{1});
    CHECK("TCB-154", !worker.is_done());
    CHECK("TCB-154", other.is_done());
}

CASE(TcbSuspend, KeepsRegisters, "TCB-155") {
    Word state = 0;
    const Worker worker = t.start(state, do_nothing, {.priority = priority::Low});
    const UserContext before = registers_of(t, worker.tcb());
    REQUIRE_OK(worker.tcb().suspend());
    CHECK_EQ("TCB-155", differing_registers(registers_of(t, worker.tcb()), before), Word{0});
    REQUIRE_OK(worker.tcb().resume());
    t.settle();
    CHECK("TCB-155", worker.is_done());
}

CASE(TcbSuspend, AThreadJustMadeRunnableGoesOnBehindItsSystemCall, "TCB-155") {
    // A thread whose receiving is over and which has not run since must not receive again.
    Partner partner{.endpoint = t.make<Endpoint>()};
    const Worker worker = t.start(partner, receive_value, {.priority = priority::Low});
    t.settle();
    partner.endpoint.nb_send(message(0, 11));
    REQUIRE(!worker.is_done());
    REQUIRE_OK(worker.tcb().suspend());
    REQUIRE_OK(worker.tcb().resume());
    t.settle();
    CHECK("TCB-155", worker.is_done());
    CHECK_EQ("TCB-155", partner.value, Word{11});
}

CASE(TcbSuspend, APreemptedThreadGoesOnWhereItWas, "TCB-155") {
    Spinning spinning;
    const Worker spinner = t.start(spinning, Spinning::spin, {.priority = priority::Low});
    spinning.thread = spinner.tcb();
    const Worker other = t.start(spinning, Spinning::interrupt, {.priority = priority::Low});
    t.settle();
    REQUIRE(other.is_done());
    CHECK("TCB-155", spinner.is_done());
    // Not once more from behind its last system call.
    CHECK_EQ("TCB-155", Word{spinning.begun}, Word{1});
}

CASE(TcbSuspend, AnInactiveThreadSucceedsWithoutEffect, "TCB-156") {
    Word state = 0;
    const Worker worker = t.prepare(state, do_nothing);
    const UserContext before = registers_of(t, worker.tcb());
    CHECK_EQ("TCB-156", Invocation(worker.tcb(), sys::TCBSuspend).call(), success());
    CHECK_EQ("TCB-156", differing_registers(registers_of(t, worker.tcb()), before), Word{0});
    REQUIRE_OK(worker.tcb().resume());
    t.settle();
    CHECK("TCB-156", worker.is_done());
}

}  // namespace selfe::conformance
