// What threads get of the time over several periods: their shares, and what a late start costs.
// SPDX-License-Identifier: BSD-2-Clause
//
// The kernel's own account says who has used how much. The host may hold the machine up, which
// falls on whoever runs just then; a kernel that is wrong is wrong at every attempt.
#include "selfe/conformance/case.hpp"
#include "workers.hpp"

namespace selfe::conformance {
namespace {

constexpr sys::seL4_Time part_us = 40'000;

sys::seL4_Time taken(Case& t, Cap<SchedContext> context) {
    const auto consumed = context.consumed();
    t.must(consumed.error(), "a context does not tell what was used");
    return consumed.value();
}

/// Whether `part` is so many percent of the whole, give or take ten.
bool is_percent(sys::seL4_Time part, sys::seL4_Time whole, sys::seL4_Time percent) {
    const sys::seL4_Time hundred = part * 100;
    return hundred > whole * (percent - 10) && hundred < whole * (percent + 10);
}

// Runs without end, and says so if nobody has since the case has asked.
struct Racer {
    volatile Word& first;
    Word number;

    static void run(Racer& self) {
        for (;;) {
            if (self.first == 0) {
                self.first = self.number;
            }
        }
    }
};

Worker start_racer(Case& t, Racer& racer, Word priority, Share share, Word flags) {
    const Cap<SchedContext> context = make_empty_context(t);
    t.must(sched_control(t).configure_flags(context, share.budget_us, share.period_us, 0, 0, flags),
           "a context cannot be configured");
    const Worker worker = t.start(racer, Racer::run, {.priority = priority, .has_time = false});
    t.must(context.bind(worker.tcb()), "a context cannot be bound");
    return worker;
}

}  // namespace

CASE(SchedContext, TwoPeriodicThreadsGetTheirShares, "MCS-078") {
    // A quarter and a half of the time; the case, beneath, has the rest.
    constexpr sys::seL4_Time period_us = 4 * part_us;
    const Cap<SchedContext> quarter =
        make_context(t, {.budget_us = part_us, .period_us = period_us});
    const Cap<SchedContext> half =
        make_context(t, {.budget_us = 2 * part_us, .period_us = period_us});
    const Cap<SchedContext> rest{case_slot::SchedContext};
    Spinner spinners[2];
    for (const Cap<SchedContext> context : {quarter, half}) {
        Spinner& spinner = spinners[context.bits == half.bits ? 1 : 0];
        const Worker worker =
            t.start(spinner, Spinner::run, {.priority = priority::High, .has_time = false});
        REQUIRE_OK(context.bind(worker.tcb()));
    }
    bool have_their_shares = false;
    for (int attempt = 0; attempt < 10 && !have_their_shares; ++attempt) {
        sys::seL4_Time of_quarter = 0;
        sys::seL4_Time of_half = 0;
        sys::seL4_Time whole = 0;
        // To the middle of the case's own part of the last period.
        while (whole + part_us / 2 < 2 * period_us) {
            const sys::seL4_Time more_of_quarter = taken(t, quarter);
            const sys::seL4_Time more_of_half = taken(t, half);
            of_quarter += more_of_quarter;
            of_half += more_of_half;
            whole += more_of_quarter + more_of_half + taken(t, rest);
        }
        have_their_shares = is_percent(of_quarter, whole, 25) && is_percent(of_half, whole, 50);
    }
    CHECK("MCS-078", have_their_shares);
}

CASE(SchedControlConfigureFlags, SporadicKeepsTheTimeThatAThreadWasKeptFromRunning, "MCS-009") {
    // Both are ready, and something above them runs for a while. Then both use their budgets up. A
    // replenishment is due a period after its time began to count: for the sporadic one that was
    // when it became ready, for the other one when it ran at last. So the sporadic one is first to
    // come back, although it was second to become ready and to run.
    constexpr Share share{.budget_us = part_us, .period_us = 6 * part_us};
    constexpr Word other = 1;
    constexpr Word sporadic = 2;
    volatile Word first = other;
    Racer racers[] = {{first, other}, {first, sporadic}};
    const Worker second = start_racer(t, racers[0], priority::Low + 1, share, 0);
    const Worker winner =
        start_racer(t, racers[1], priority::Low, share, sys::seL4_SchedContext_Sporadic);
    Spinner above;
    const Worker worker =
        t.start(above, Spinner::run, {.priority = priority::High, .has_time = false});
    const Cap<SchedContext> of_above =
        make_context(t, {.budget_us = part_us, .period_us = never_us});
    REQUIRE_OK(of_above.bind(worker.tcb()));
    REQUIRE(taken(t, of_above) >= part_us / 2);
    t.settle();
    // A host that holds the machine up may let both come at once: then the order counts, too.
    REQUIRE_OK(winner.tcb().set_priority(t.tcb(), priority::Low + 2));
    first = 0;
    while (first == 0) {
        t.settle();
    }
    CHECK_EQ("MCS-009", Word{first}, sporadic);
}

}  // namespace selfe::conformance
