// SchedContext.YieldTo: who runs instead of the caller, and what it costs.
// SPDX-License-Identifier: BSD-2-Clause
#include "configure_message.hpp"
#include "selfe/conformance/case.hpp"
#include "workers.hpp"

namespace selfe::conformance {

/// Notes its number each time that it is woken.
struct Sleeper {
    Cap<Notification> notification;
    volatile Word& log;
    Word number;

    static void run(Sleeper& self) {
        for (;;) {
            (void)self.notification.wait();
            self.log = self.log << 4 | self.number;
        }
    }
};

CASE(SchedContextYieldTo, OfAnEqualRunsItAtOnce, "MCS-052", "MCS-055") {
    volatile Word log = 0;
    Sleeper first{t.make<Notification>(), log, 1};
    Sleeper second{t.make<Notification>(), log, 2};
    t.start(first, Sleeper::run);
    const Worker target = t.start(second, Sleeper::run);
    sys::seL4_Time least = never_us;
    Word order = 0;
    for (int i = 0; i < attempts && order != 2; ++i) {
        t.settle();
        log = 0;
        first.notification.signal();
        second.notification.signal();
        const auto consumed = context_of(target).yield_to();
        order = log;
        CHECK_EQ("MCS-052", consumed.error(), Error::NoError);
        least = consumed.value() < least ? consumed.value() : least;
    }
    // The other one had waited longer: this is no Yield.
    CHECK_EQ("MCS-052", order, Word{2});
    CHECK("MCS-055", least < turn_us);
    t.settle();
}

CASE(SchedContextYieldTo, TellsWhatWasUsed, "MCS-055") {
    // It has no time left, so that nothing is added.
    constexpr sys::seL4_Time budget_us = 40'000;
    Spinner spinner;
    const Cap<SchedContext> context = make_empty_context(t);
    const Worker worker = t.start(spinner, Spinner::run, {.has_time = false});
    bool is_right = false;
    for (int i = 0; i < attempts && !is_right; ++i) {
        REQUIRE(i == 0 || is_ok(context.unbind()));
        REQUIRE(spinner.spends(t, worker.tcb(), context,
                               {.budget_us = budget_us, .period_us = never_us}));
        const auto used = context.yield_to();
        REQUIRE_OK(used.error());
        is_right = is_charge_of(used.value(), budget_us);
    }
    CHECK("MCS-055", is_right);
}

CASE(SchedContextYieldTo, RepliesWithOneTime, "MCS-055") {
    volatile Word log = 0;
    Sleeper sleeper{t.make<Notification>(), log, 1};
    const Worker target = t.start(sleeper, Sleeper::run);
    for (int i = 0; i < attempts && log == 0; ++i) {
        t.settle();
        log = 0;
        sleeper.notification.signal();
        const Reply reply = Invocation(target.time(), sys::SchedContextYieldTo).call();
        CHECK_EQ("MCS-055", reply.label, Word{0});
        CHECK_EQ("MCS-055", reply.length, words_of_time);
    }
    CHECK_EQ("MCS-055", Word{log}, Word{1});
    t.settle();
}

CASE(SchedContextYieldTo, OfALowerPriorityPutsItFirstAndGoesOn, "MCS-053") {
    volatile Word log = 0;
    Sleeper first{t.make<Notification>(), log, 1};
    Sleeper second{t.make<Notification>(), log, 2};
    t.start(first, Sleeper::run, {.priority = priority::Low});
    const Worker target = t.start(second, Sleeper::run, {.priority = priority::Low});
    for (int i = 0; i < attempts && log != 0x21; ++i) {
        t.settle();
        log = 0;
        first.notification.signal();
        second.notification.signal();
        CHECK_EQ("MCS-053", context_of(target).yield_to().error(), Error::NoError);
        CHECK_EQ("MCS-053", Word{log}, Word{0});
        t.settle();
    }
    CHECK_EQ("MCS-053", Word{log}, Word{0x21});
}

CASE(SchedContextYieldTo, OfWhatCannotRunReturnsAtOnce, "MCS-054") {
    Mark mark;
    const Worker stopped = t.prepare(mark, Mark::run);
    CHECK_EQ("MCS-054", context_of(stopped).yield_to().error(), Error::NoError);
    CHECK("MCS-054", !mark.has_run);
    // Runnable, and its budget spent.
    Spinner spinner;
    const Cap<SchedContext> context = make_empty_context(t);
    const Worker spent = t.start(spinner, Spinner::run, {.has_time = false});
    REQUIRE(spinner.spends(t, spent.tcb(), context, {.budget_us = 40'000, .period_us = never_us}));
    const Word before = spinner.count;
    CHECK_EQ("MCS-054", context.yield_to().error(), Error::NoError);
    CHECK_EQ("MCS-054", Word{spinner.count}, before);
}

}  // namespace selfe::conformance
