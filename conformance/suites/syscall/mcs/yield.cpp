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

}  // namespace

CASE(Yield, EndsAPeriodicThreadsPeriod, "SYS-046") {
    Yielder yielder{0, 2};
    const Worker worker = start_with(t, yielder, make_context(t, seldom));
    t.settle();
    CHECK_EQ("SYS-046", Word{yielder.turns}, Word{1});
    CHECK("SYS-046", !worker.is_done());
}

CASE(Yield, OfARoundRobinThreadGoesBehindItsEquals, "SYS-047") {
    Yielder first{0, 2};
    Yielder second{0, 2};
    t.start(first, Yielder::run);
    t.start(second, Yielder::run);
    yield();
    CHECK_EQ("SYS-047", Word{first.turns}, Word{1});
    CHECK_EQ("SYS-047", Word{second.turns}, Word{1});
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
