// SchedContext.YieldTo: who runs instead of the caller, and what it costs.
// SPDX-License-Identifier: BSD-2-Clause
#include "configure_message.hpp"
#include "selfe/conformance/case.hpp"
#include "workers.hpp"

namespace selfe::conformance {

CASE(SchedContextYieldTo, OfAnEqualRunsItAtOnce, "MCS-052", "MCS-055") {
    Mark first;
    Mark second;
    t.start(first, Mark::run);
    const Worker target = t.start(second, Mark::run);
    const auto consumed = context_of(target).yield_to();
    CHECK_EQ("MCS-052", consumed.error(), Error::NoError);
    CHECK("MCS-052", second.has_run);
    // The other one had waited longer: this is no Yield.
    CHECK("MCS-052", !first.has_run);
    CHECK("MCS-055", consumed.value() < turn_us);
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
