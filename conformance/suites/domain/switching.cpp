// DomainSet.ScheduleConfigure and ScheduleSetStart on kernels with several domains: who runs then.
// SPDX-License-Identifier: BSD-2-Clause
//
// Where an entry lasts practically for ever, only calls switch, and no time need pass: a thread of
// the other domain has run when the call that switched to it comes back, or never.
#include "domains.hpp"
#include "schedule.hpp"

#ifdef SELFE_HAS_seL4_DomainSet_ScheduleConfigure
namespace selfe::conformance {
namespace {

constexpr Word other_domain = 1;

/// A thread that notes that it ran, and begins the schedule with another entry.
struct Visitor {
    Cap<Any> domain_set;
    Word goes_to;
    volatile bool has_run = false;

    static void run(Visitor& visitor) {
        visitor.has_run = true;
        (void)set_start(visitor.domain_set, visitor.goes_to);
    }
};

/// Begins a thread of the other domain with a priority above all others of the case.
template <class State>
void start_there(Case& t, State& state, void (*body)(State&)) {
    const Worker worker = t.prepare(state, body, {.priority = priority::High});
    t.must(Cap<DomainSet>{t.domain_set()}.set(other_domain, worker.tcb()),
           "a thread cannot be moved to another domain");
    t.must(worker.tcb().resume(), "a thread of another domain cannot be resumed");
}

}  // namespace

CASE(DomainSetSet, ThreadWhoseDomainHasNoTimeDoesNotRun, "DOM-005", "DOM-026") {
    Visitor visitor{t.domain_set(), 0};
    start_there(t, visitor, Visitor::run);
    t.settle();
    // Boot's schedule knows domain 0 only.
    CHECK("DOM-005", !visitor.has_run);
    CHECK("DOM-026", !visitor.has_run);
}

CASE(DomainSetScheduleSetStart, SwitchesAtOnce, "DOM-022", "DOM-005") {
    Visitor visitor{t.domain_set(), 0};
    start_there(t, visitor, Visitor::run);
    const BorrowedSchedule schedule(t);
    CHECK_EQ("DOM-022", schedule.set(1, other_domain, longest_duration), success());
    CHECK("DOM-022", !visitor.has_run);
    CHECK_EQ("DOM-022", schedule.start(1), success());
    CHECK("DOM-022", visitor.has_run);
    CHECK("DOM-005", visitor.has_run);
}

CASE(DomainSetScheduleConfigure, ActiveEntryChangesWhenItIsReachedAgain, "DOM-012") {
    Visitor visitor{t.domain_set(), 1};
    start_there(t, visitor, Visitor::run);
    const BorrowedSchedule schedule(t);
    CHECK_EQ("DOM-012", schedule.set(1, 0, longest_duration), success());
    CHECK_EQ("DOM-012", schedule.set(0, other_domain, longest_duration), success());
    t.settle();
    CHECK("DOM-012", !visitor.has_run);
    CHECK_EQ("DOM-012", schedule.start(0), success());
    CHECK("DOM-012", visitor.has_run);
}

CASE(DomainSetScheduleConfigure, NoDurationForAnotherDomainIsInvalidArgument, "DOM-014") {
    for (Word domain = 1; domain < domain_count; ++domain) {
        CHECK_EQ("DOM-014", configure(t.domain_set(), 1, domain, 0), invalid_argument(1));
    }
    // Nothing was made of the entry.
    CHECK_EQ("DOM-014", set_start(t.domain_set(), 1), invalid_argument(0));
}

CASE(DomainSetScheduleConfigure, EndMarkerLeadsBackToTheStart, "DOM-013") {
    constexpr uint64_t duration = config::flag_or("KERNEL_MCS", false) ? 1'000'000 : 3;
    constexpr Word rounds = 3;
    DomainTurns turns;
    TurnTaker taker{turns, 1};
    start_there(t, taker, TurnTaker::run);
    bool is_repeated = false;
    {
        const BorrowedSchedule schedule(t);
        // Neither the first entry nor the one behind the marker lets the other domain run.
        CHECK_EQ("DOM-013", schedule.set(2, 0, duration), success());
        CHECK_EQ("DOM-013", schedule.set(3, other_domain, duration), success());
        CHECK_EQ("DOM-013", schedule.set(4, 0, duration), success());
        CHECK_EQ("DOM-013", schedule.set(4, 0, 0), success());
        CHECK_EQ("DOM-013", schedule.set(5, 0, longest_duration), success());
        CHECK_EQ("DOM-013", schedule.start(2), success());
        is_repeated = comes_to_pass(t, [&] {
            turns.take(2);
            return turns.count >= 2 * rounds;
        });
    }
    CHECK("DOM-013", is_repeated);
}

CASE(DomainSetScheduleConfigure, DurationIsThatManyTicks, "DOM-027") {
    constexpr bool has_contexts = config::flag_or("KERNEL_MCS", false);
    NEEDS(!has_contexts, "with scheduling contexts no turn is counted in the schedule's ticks");
    constexpr Word slices = 10;
    constexpr uint64_t ticks = slices * config::number_or("TIME_SLICE", 1);
    // Two threads of one priority have a time slice each by turns, by the same ticks.
    DomainTurns turns;
    TurnTaker takers[] = {{turns, 1}, {turns, 2}};
    for (TurnTaker& taker : takers) {
        start_there(t, taker, TurnTaker::run);
    }
    const BorrowedSchedule schedule(t);
    CHECK_EQ("DOM-027", schedule.set(1, other_domain, ticks), success());
    CHECK_EQ("DOM-027", schedule.set(2, 0, longest_duration), success());
    CHECK_EQ("DOM-027", schedule.start(1), success());
    // The last slice may end with the duration, or begin with it.
    CHECK("DOM-027", turns.count == slices || turns.count == slices + 1);
}

}  // namespace selfe::conformance
#endif
