// Of all threads that can run, one of the highest priority does.
// SPDX-License-Identifier: BSD-2-Clause
#include "run_log.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"
#include "selfe/yield.hpp"

namespace selfe::conformance {
namespace {

// A thread that adds its number each time it is woken.
struct Woken {
    RunLog& log;
    Word number;
    Cap<Notification> bell;

    static void run(Woken& woken) {
        for (;;) {
            (void)woken.bell.wait();
            woken.log.add(woken.number);
        }
    }
};

}  // namespace

CASE(Priorities, TheHighestRunsFirst, "SCHED-001") {
    RunLog log;
    Runner runners[] = {{log, 1}, {log, 2}, {log, 3}, {log, 4}};
    constexpr Word levels[] = {20, 80, 10, 40};
    for (size_t i = 0; i < 4; ++i) {
        t.start(runners[i], Runner::run, {.priority = levels[i]});
    }
    t.settle();
    CHECK_EQ("SCHED-001", log.as_digits(), Word{0x2413});
}

CASE(Priorities, EachLevelIsAboveTheOneBelow, "SCHED-001") {
    // Two threads on neighbouring levels, woken in the wrong order; the case itself is above both.
    RunLog log;
    Woken lower{log, 1, t.make<Notification>()};
    Woken upper{log, 2, t.make<Notification>()};
    const Worker lower_worker = t.start(lower, Woken::run);
    const Worker upper_worker = t.start(upper, Woken::run);
    t.settle();
    for (Word level = priority::Settling + 1; level + 1 < priority::CaseMaximum; ++level) {
        REQUIRE_OK(t.tcb().set_priority(t.tcb(), priority::CaseMaximum));
        REQUIRE_OK(lower_worker.tcb().set_priority(t.tcb(), level));
        REQUIRE_OK(upper_worker.tcb().set_priority(t.tcb(), level + 1));
        log.count = 0;
        lower.bell.signal();
        upper.bell.signal();
        t.settle();
        CHECK_EQ("SCHED-001", log.as_digits(), Word{0x21});
    }
}

CASE(Priorities, ALowerThreadMakesNoProgress, "SCHED-002") {
    RunLog log;
    Runner runner{log, 1};
    const Worker worker = t.start(runner, Runner::run, {.priority = priority::Body - 1});
    for (int i = 0; i < 100; ++i) {
        yield();
    }
    CHECK("SCHED-002", !worker.is_done());
    t.settle();
    CHECK("SCHED-002", worker.is_done());
}

CASE(InitialThread, HasTheGreatestMcp, "SCHED-007") {
    const Slot slot = t.empty_slot();
    REQUIRE_OK(slot.copy(t.boot_slot(init_thread::tcb.bits), Rights::all()));
    const Cap<Tcb> target = t.make<Tcb>();
    const auto set = [&](Word priority) {
        return Invocation(target, sys::TCBSetPriority)
            .words(priority)
            .caps(Cap<Tcb>{slot.index})
            .call();
    };
    CHECK_EQ("SCHED-007", set(sys::seL4_MaxPrio), success());
    CHECK_EQ("SCHED-007", set(Word{sys::seL4_MaxPrio} + 1),
             range_error(sys::seL4_MinPrio, sys::seL4_MaxPrio));
}

CASE(Mcp, NoThreadRaisesItselfAboveIt, "SCHED-008") {
    const auto set_own = [&](Word priority) {
        return Invocation(t.tcb(), sys::TCBSetPriority).words(priority).caps(t.tcb()).call();
    };
    CHECK_EQ("SCHED-008", set_own(priority::CaseMaximum + 1),
             range_error(sys::seL4_MinPrio, priority::CaseMaximum));
    CHECK_EQ("SCHED-008", set_own(priority::CaseMaximum), success());
}

}  // namespace selfe::conformance
