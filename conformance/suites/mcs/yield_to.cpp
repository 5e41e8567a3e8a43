// SchedContext.YieldTo: who runs instead of the caller, and what it costs.
// SPDX-License-Identifier: BSD-2-Clause
#include "configure_message.hpp"
#include "selfe/conformance/case.hpp"
#include "workers.hpp"

namespace selfe::conformance {

CASE(SchedContextYieldTo, OfAnEqualRunsItAtOnce, "MCS-052", "MCS-055") {
    struct Sleeper {
        Cap<Notification> notification;
        volatile Word times = 0;

        static void run(Sleeper& self) {
            for (;;) {
                (void)self.notification.wait();
                self.times = self.times + 1;
            }
        }
    };
    Sleeper first{t.make<Notification>()};
    Sleeper second{t.make<Notification>()};
    t.start(first, Sleeper::run);
    const Worker target = t.start(second, Sleeper::run);
    // On a busy host a turn may end in between: then others run, too. A kernel that makes a Yield
    // of it lets the other one run every time, since that has waited longer.
    constexpr int attempts = 8;
    bool has_run_alone = false;
    sys::seL4_Time least = never_us;
    for (int i = 0; i < attempts && !has_run_alone; ++i) {
        t.settle();
        const Word before_first = first.times;
        const Word before_second = second.times;
        first.notification.signal();
        second.notification.signal();
        const auto consumed = context_of(target).yield_to();
        CHECK_EQ("MCS-052", consumed.error(), Error::NoError);
        has_run_alone = second.times != before_second && first.times == before_first;
        least = consumed.value() < least ? consumed.value() : least;
    }
    CHECK("MCS-052", has_run_alone);
    CHECK("MCS-055", least < turn_us);
}

CASE(SchedContextYieldTo, RepliesWithOneTime, "MCS-055") {
    Mark mark;
    const Worker target = t.start(mark, Mark::run);
    const Reply reply = Invocation(target.time(), sys::SchedContextYieldTo).call();
    CHECK_EQ("MCS-055", reply.label, Word{0});
    CHECK_EQ("MCS-055", reply.length, words_of_time);
    CHECK("MCS-055", mark.has_run);
}

CASE(SchedContextYieldTo, OfALowerPriorityPutsItFirstAndGoesOn, "MCS-053") {
    // Both say when they ran.
    struct Runner {
        Word& order;
        Word number;

        static void run(Runner& self) { self.order = self.order << 4 | self.number; }
    };
    Word order = 0;
    Runner first{order, 1};
    Runner second{order, 2};
    t.start(first, Runner::run, {.priority = priority::Low});
    const Worker target = t.start(second, Runner::run, {.priority = priority::Low});
    CHECK_EQ("MCS-053", context_of(target).yield_to().error(), Error::NoError);
    CHECK_EQ("MCS-053", order, Word{0});
    t.settle();
    CHECK_EQ("MCS-053", order, Word{0x21});
}

CASE(SchedContextYieldTo, OfWhatCannotRunReturnsAtOnce, "MCS-054") {
    Mark mark;
    const Worker stopped = t.prepare(mark, Mark::run);
    CHECK_EQ("MCS-054", context_of(stopped).yield_to().error(), Error::NoError);
    CHECK("MCS-054", !mark.has_run);
    // Runnable, and its budget spent.
    Spinner spinner;
    const Cap<SchedContext> context = make_context(t, {.budget_us = 40'000, .period_us = never_us});
    const Worker spent = t.start(spinner, Spinner::run, {.has_time = false});
    REQUIRE_OK(context.bind(spent.tcb()));
    REQUIRE(spinner.runs_in(t));
    const Word before = spinner.count;
    CHECK_EQ("MCS-054", context.yield_to().error(), Error::NoError);
    CHECK_EQ("MCS-054", Word{spinner.count}, before);
}

}  // namespace selfe::conformance
