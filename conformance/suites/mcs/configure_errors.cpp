// SchedControl.ConfigureFlags: times and refills that it refuses, and the limits that it names.
// SPDX-License-Identifier: BSD-2-Clause
//
// The least budget and the longest period are the kernel's own; it names them when it refuses, and
// what it names must be the limit.
#include "configure_message.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {
namespace {

constexpr sys::seL4_Time endless = ~sys::seL4_Time{0};

Reply configure(Case& t, sys::seL4_Time budget_us, sys::seL4_Time period_us, Word refills = 0) {
    return configure_message(sched_control(t), make_empty_context(t), budget_us, period_us, refills,
                             0)
        .call();
}

bool is_range_error(const Reply& reply) {
    return reply.label == static_cast<Word>(Error::RangeError) && reply.length == 2;
}

// The least time that the kernel serves, as it says itself.
sys::seL4_Time least_us(Case& t) {
    const Reply refused = configure(t, 0, turn_us);
    t.must(is_range_error(refused) ? Error::NoError : Error::IllegalOperation,
           "a budget of nothing is not refused");
    return refused.words[0];
}

// Refills beyond the two that every context has, in one of that size.
constexpr Word most_extra_refills(Word size_bits) {
    const Word bytes = (Word{1} << size_bits) - sys::seL4_CoreSchedContextBytes;
    return bytes / sys::seL4_RefillSizeBytes;
}

}  // namespace

CASE(SchedControlConfigureFlags, BelowTheLeastBudgetIsRangeError, "MCS-012", "MCS-019") {
    const sys::seL4_Time least = least_us(t);
    CHECK("MCS-012", least > 0);
    CHECK("MCS-012", is_range_error(configure(t, least - 1, turn_us)));
    CHECK_EQ("MCS-012", configure(t, least, turn_us), success());
    CHECK_EQ("MCS-019", configure(t, 0, turn_us).label, static_cast<Word>(Error::RangeError));
}

CASE(SchedControlConfigureFlags, AboveTheLongestPeriodIsRangeError, "MCS-013", "MCS-015") {
    const Reply budget = configure(t, endless, endless);
    CHECK("MCS-013", is_range_error(budget));
    const Reply period = configure(t, turn_us, endless);
    CHECK("MCS-015", is_range_error(period));
    // What the reply names is the limit, where a word can hold it.
    if (word_bits == 64) {
        CHECK_EQ("MCS-015", configure(t, turn_us, period.words[1]), success());
        CHECK("MCS-015",
              is_range_error(configure(t, turn_us, sys::seL4_Time{period.words[1]} + 1)));
        CHECK_EQ("MCS-013", budget.words[1], period.words[1]);
    }
}

CASE(SchedControlConfigureFlags, AboveTheConfiguredMaximumIsRangeError, "MCS-079") {
    CHECK_EQ("MCS-079", configure(t, turn_us, longest_us), success());
    CHECK_EQ("MCS-079", configure(t, longest_us, longest_us), success());
    const Reply refusal = range_error(static_cast<Word>(least_us(t)), Word{longest_us});
    CHECK_EQ("MCS-079", configure(t, turn_us, longest_us + 1), refusal);
    CHECK_EQ("MCS-079", configure(t, longest_us + 1, longest_us + 1), refusal);
}

CASE(SchedControlConfigureFlags, BelowTheLeastPeriodIsRangeError, "MCS-014") {
    const sys::seL4_Time least = least_us(t);
    const Reply refused = configure(t, least, least - 1);
    CHECK("MCS-014", is_range_error(refused));
    CHECK_EQ("MCS-014", configure(t, least, least), success());
}

CASE(SchedControlConfigureFlags, ABudgetAboveThePeriodIsRangeError, "MCS-016") {
    const sys::seL4_Time least = least_us(t);
    CHECK_EQ("MCS-016", configure(t, turn_us + 1, turn_us),
             range_error(static_cast<Word>(least), static_cast<Word>(turn_us)));
    CHECK_EQ("MCS-016", configure(t, turn_us, turn_us), success());
}

CASE(SchedControlConfigureFlags, MoreRefillsThanFitIsRangeError, "MCS-017", "MCS-020") {
    for (Word size_bits = sys::seL4_MinSchedContextBits; size_bits < 11; ++size_bits) {
        const Cap<SchedContext> context = make_empty_context(t, size_bits);
        const auto with = [&](Word refills) {
            return configure_message(sched_control(t), context, turn_us, 2 * turn_us, refills, 0)
                .call();
        };
        const Word most = most_extra_refills(size_bits);
        CHECK_EQ("MCS-017", with(most + 1), range_error(0, most));
        CHECK_EQ("MCS-017", with(~Word{0}), range_error(0, most));
        CHECK_EQ("MCS-020", with(most), success());
    }
}

CASE(SchedControlConfigureFlags, OfWhatIsNoContextIsInvalidCapability, "MCS-018") {
    for (const Cap<Any> other : {Cap<Any>(t.make<Endpoint>()), Cap<Any>{t.empty_slot().index}}) {
        CHECK_EQ("MCS-018",
                 configure_message(sched_control(t), other, turn_us, turn_us, 0, 0).call(),
                 invalid_capability(1));
    }
}

}  // namespace selfe::conformance
