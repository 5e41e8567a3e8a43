// SchedControl.ConfigureFlags: what a thread gets of the time that its context is given.
// SPDX-License-Identifier: BSD-2-Clause
//
// No case measures: a budget that comes back only after minutes is used up, or it is not.
#include "selfe/conformance/case.hpp"
#include "workers.hpp"

namespace selfe::conformance {
namespace {

constexpr sys::seL4_Time budget_us = 40'000;
constexpr Share once{.budget_us = budget_us, .period_us = never_us};

Worker start_without_time(Case& t, Spinner& spinner) {
    return t.start(spinner, Spinner::run, {.has_time = false});
}

}  // namespace

CASE(SchedControlConfigureFlags, WithBudgetAndPeriodEqualAThreadNeverRunsOut, "MCS-006") {
    // Above all others, it is stopped by nothing but its turn: with a share below the whole it
    // would wait for its next period, and the case would go on.
    Spinner spinner;
    struct Stopper {
        Spinner& spinner;
        Cap<Tcb> tcb;
        bool has_stopped = false;

        static void run(Stopper& self) {
            while (self.spinner.count < 10) {
            }
            self.has_stopped = is_ok(self.tcb.suspend());
        }
    };
    const Worker worker = t.prepare(spinner, Spinner::run);
    Stopper stopper{spinner, worker.tcb()};
    const Worker stopping = t.start(stopper, Stopper::run);
    REQUIRE_OK(worker.tcb().resume());
    t.settle();
    CHECK("MCS-006", stopping.is_done());
    CHECK("MCS-006", stopper.has_stopped);
}

CASE(SchedControlConfigureFlags, WithALongerPeriodAThreadStopsAtItsBudget, "MCS-007", "MCS-076") {
    Spinner spinner;
    const Worker worker = start_without_time(t, spinner);
    // The case comes on although the thread never blocks.
    CHECK("MCS-076", spinner.spends(t, worker.tcb(), make_empty_context(t), once));
    CHECK("MCS-007", !spinner.runs_in(t));
    CHECK("MCS-076", !spinner.runs_in(t));
}

CASE(SchedControlConfigureFlags, AnExhaustedThreadRunsAgainInItsNextPeriod, "MCS-076") {
    Spinner spinner;
    const Worker worker = start_without_time(t, spinner);
    REQUIRE_OK(
        make_context(t, {.budget_us = budget_us, .period_us = 2 * budget_us}).bind(worker.tcb()));
    REQUIRE_OK(worker.tcb().set_priority(t.tcb(), priority::High));
    // It has run out whenever the case runs, and comes back by itself: twice, to be sure.
    for (int period = 0; period < 2; ++period) {
        const Word before = spinner.count;
        while (spinner.count == before) {
        }
    }
    CHECK("MCS-076", spinner.count > 0);
}

CASE(SchedControlConfigureFlags, OfTheRunningThreadTakesEffectAtOnce, "MCS-008") {
    // It has all the time there is, and leaves itself little. Whether it may use that at once, or
    // has had its share already, is the kernel's to say; without effect, it would never stop.
    struct Modest {
        Cap<SchedControl> control;
        Cap<SchedContext> context;
        Error error = Error::NoError;
        Spinner spinner;

        static void run(Modest& self) {
            self.error = self.control.configure_flags(self.context, budget_us, never_us, 0, 0, 0);
            Spinner::run(self.spinner);
        }
    } modest{sched_control(t), make_context(t)};
    const Worker worker = t.start(modest, Modest::run, {.has_time = false});
    REQUIRE_OK(modest.context.bind(worker.tcb()));
    t.settle();
    REQUIRE_OK(modest.error);
    CHECK("MCS-008", !modest.spinner.runs_in(t));
}

CASE(SchedContext, GivesNoMoreTimeToAThreadThatIsSuspendedAndResumed, "MCS-077") {
    Spinner spinner;
    const Worker worker = start_without_time(t, spinner);
    REQUIRE(spinner.spends(t, worker.tcb(), make_empty_context(t), once));
    for (int i = 0; i < 3; ++i) {
        REQUIRE_OK(worker.tcb().suspend());
        REQUIRE_OK(worker.tcb().resume());
        CHECK("MCS-077", !spinner.runs_in(t));
    }
}

CASE(SchedContext, GivesNoMoreTimeToAThreadThatIsBoundAgain, "MCS-077") {
    Spinner spinner;
    const Cap<SchedContext> context = make_empty_context(t);
    const Worker worker = start_without_time(t, spinner);
    REQUIRE(spinner.spends(t, worker.tcb(), context, once));
    REQUIRE_OK(context.unbind());
    REQUIRE_OK(context.bind(worker.tcb()));
    CHECK("MCS-077", !spinner.runs_in(t));
}

}  // namespace selfe::conformance
