// A thread that becomes runnable runs at once if it is above the one that runs, and only then.
// SPDX-License-Identifier: BSD-2-Clause
#include "run_log.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"
#include "selfe/yield.hpp"

namespace selfe::conformance {
namespace {

struct Sleeper {
    Cap<Endpoint> endpoint;
    Cap<Notification> notification;
    volatile bool is_awake = false;

    static void await_signal(Sleeper& sleeper) {
        (void)sleeper.notification.wait();
        sleeper.is_awake = true;
    }
    static void await_message(Sleeper& sleeper) {
        (void)receive(sleeper.endpoint);
        sleeper.is_awake = true;
    }
    static void await_answer(Sleeper& sleeper) {
        (void)sleeper.endpoint.call(MessageInfo());
        sleeper.is_awake = true;
    }
};

constexpr WorkerOptions above{.priority = priority::High};

}  // namespace

CASE(Preemption, OnResume, "SCHED-003") {
    RunLog log;
    Runner runner{log, 1};
    const Worker worker = t.prepare(runner, Runner::run, above);
    REQUIRE_OK(worker.tcb().resume());
    CHECK("SCHED-003", worker.is_done());
}

CASE(Preemption, OnSignal, "SCHED-003") {
    Sleeper sleeper{{}, t.make<Notification>()};
    t.start(sleeper, Sleeper::await_signal, above);
    REQUIRE(!sleeper.is_awake);
    sleeper.notification.signal();
    CHECK("SCHED-003", sleeper.is_awake);
}

CASE(Preemption, OnSend, "SCHED-003") {
    Sleeper sleeper{t.make<Endpoint>(), {}};
    t.start(sleeper, Sleeper::await_message, above);
    REQUIRE(!sleeper.is_awake);
    sleeper.endpoint.send(MessageInfo());
    CHECK("SCHED-003", sleeper.is_awake);
}

CASE(Preemption, OnReceiveFromASender, "SCHED-003") {
    Sleeper sleeper{t.make<Endpoint>(), {}};
    t.start(sleeper, Sleeper::await_answer, above);
    (void)receive(sleeper.endpoint);
    REQUIRE(!sleeper.is_awake);
    answer_caller(MessageInfo());
    CHECK("SCHED-003", sleeper.is_awake);
}

CASE(Preemption, OnRaisedPriority, "SCHED-003") {
    RunLog log;
    Runner runner{log, 1};
    const Worker worker = t.start(runner, Runner::run, {.priority = priority::Low});
    REQUIRE(!worker.is_done());
    REQUIRE_OK(worker.tcb().set_priority(t.tcb(), priority::Body + 1));
    CHECK("SCHED-003", worker.is_done());
}

CASE(Preemption, OnDeletionOfItsEndpoint, "SCHED-003") {
    // It tries again to receive, and faults: its handler knows of it before the case goes on.
    const Cap<Endpoint> faults = t.make<Endpoint>();
    Sleeper sleeper{t.make<Endpoint>(), {}};
    t.start(sleeper, Sleeper::await_message,
            {.priority = priority::High, .fault_handler = faults.bits});
    REQUIRE_OK(t.slot_of(sleeper.endpoint).delete_());
    CHECK_EQ("SCHED-003", Delivery::take(faults).info.label(), Word{sys::seL4_Fault_CapFault});
}

CASE(Preemption, NotByAnEqual, "SCHED-004") {
    // The kernel's tick may end the case's turn between the signal and the look at its effect; a
    // kernel that lets equals preempt does so every time.
    constexpr int attempts = 8;
    int preempted = 0;
    Sleeper sleeper{{}, t.make<Notification>()};
    const Worker worker = t.prepare(sleeper, Sleeper::await_signal);
    UserContext entry{};
    REQUIRE_OK(worker.tcb().read_registers(false, 0, user_context_words, entry));
    for (int i = 0; i < attempts; ++i) {
        sleeper.is_awake = false;
        REQUIRE_OK(worker.tcb().suspend());
        REQUIRE_OK(worker.tcb().write_registers(true, 0, user_context_words, entry));
        t.settle();
        sleeper.notification.signal();
        preempted += sleeper.is_awake ? 1 : 0;
        t.settle();
        REQUIRE(sleeper.is_awake);
    }
    CHECK("SCHED-004", preempted < attempts);
}

}  // namespace selfe::conformance
