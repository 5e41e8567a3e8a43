// Yield with scheduling contexts: the rest of the budget is given up.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/yield.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/scheduling/contexts.hpp"

namespace selfe::conformance {
namespace {

// Counts its turns, and ends each by Yield.
struct Yielder {
    volatile Word turns = 0;
    Word most;

    static void run(Yielder& self) {
        while (self.turns < self.most) {
            self.turns = self.turns + 1;
            yield();
        }
    }
};

// So long that no case sees the next period begin.
constexpr sys::seL4_Time budget_us = 1'000'000;
constexpr Share seldom{.budget_us = budget_us, .period_us = 1000 * budget_us};

Worker start_with(Case& t, Yielder& yielder, Cap<SchedContext> context) {
    const Worker worker = t.start(yielder, Yielder::run, {.has_time = false});
    t.must(context.bind(worker.tcb()), "the context cannot be bound");
    return worker;
}

// Does the same with one turn more, each time that it is woken.
struct Sleeper {
    Cap<Notification> notification;
    volatile Word turns = 0;

    static void run(Sleeper& self) {
        for (;;) {
            (void)self.notification.wait();
            self.turns = 1;
            yield();
            self.turns = 2;
        }
    }
};

}  // namespace

CASE(Yield, EndsAPeriodicThreadsPeriod, "SYS-046") {
    Yielder yielder{0, 2};
    const Worker worker = start_with(t, yielder, make_context(t, seldom));
    t.settle();
    CHECK_EQ("SYS-046", Word{yielder.turns}, Word{1});
    CHECK("SYS-046", !worker.is_done());
}

CASE(Yield, OfARoundRobinThreadGoesBehindItsEquals, "SYS-047") {
    Sleeper first{t.make<Notification>()};
    Sleeper second{t.make<Notification>()};
    t.start(first, Sleeper::run);
    t.start(second, Sleeper::run);
    // On a busy host a turn may end in between; a kernel that is wrong is wrong each time.
    bool went_behind = false;
    for (int i = 0; i < 8 && !went_behind; ++i) {
        t.settle();
        first.turns = 0;
        second.turns = 0;
        first.notification.signal();
        second.notification.signal();
        yield();
        went_behind = first.turns == 1 && second.turns == 1;
    }
    CHECK("SYS-047", went_behind);
    // It stays runnable.
    t.settle();
    CHECK_EQ("SYS-047", Word{first.turns}, Word{2});
}

CASE(Yield, ConsumesNoMoreTimeThanWasUsed, "SYS-048") {
    Yielder yielder{0, 2};
    const Cap<SchedContext> context = make_context(t, seldom);
    start_with(t, yielder, context);
    t.settle();
    REQUIRE_EQ(Word{yielder.turns}, Word{1});
    const auto consumed = context.consumed();
    REQUIRE_OK(consumed.error());
    // A few instructions of it, not the second that was given up.
    CHECK("SYS-048", consumed.value() < budget_us / 2);
}

}  // namespace selfe::conformance
