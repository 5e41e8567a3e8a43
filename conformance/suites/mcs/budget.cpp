// What SchedContext.Consumed tells of the time that was used.
// SPDX-License-Identifier: BSD-2-Clause
#include "configure_message.hpp"
#include "selfe/conformance/case.hpp"
#include "workers.hpp"

namespace selfe::conformance {
namespace {

constexpr sys::seL4_Time budget_us = 40'000;

}  // namespace

CASE(SchedContextConsumed, TellsWhatWasUsedSinceTheLastTime, "MCS-051") {
    Spinner spinner;
    const Cap<SchedContext> context = make_empty_context(t);
    const Worker worker = t.start(spinner, Spinner::run, {.has_time = false});
    bool is_right = false;
    for (int i = 0; i < attempts && !is_right; ++i) {
        REQUIRE(i == 0 || is_ok(context.unbind()));
        REQUIRE(spinner.spends(t, worker.tcb(), context,
                               {.budget_us = budget_us, .period_us = never_us}));
        const auto first = context.consumed();
        REQUIRE_OK(first.error());
        CHECK("MCS-051", first.value() >= budget_us / 2);
        is_right = is_charge_of(first.value(), budget_us);
    }
    CHECK("MCS-051", is_right);
    // Nothing since.
    const auto second = context.consumed();
    REQUIRE_OK(second.error());
    CHECK_EQ("MCS-051", static_cast<Word>(second.value()), Word{0});
}

CASE(SchedContextConsumed, RepliesWithOneTime, "MCS-051") {
    const Reply reply = Invocation(make_context(t), sys::SchedContextConsumed).call();
    CHECK_EQ("MCS-051", reply.label, Word{0});
    CHECK_EQ("MCS-051", reply.length, words_of_time);
}

}  // namespace selfe::conformance
