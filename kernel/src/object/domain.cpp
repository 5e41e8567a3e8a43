// The Domain capability: scheduling domains, of which there is one. Manual: sec:domains.
// SPDX-License-Identifier: BSD-2-Clause
#include "object/domain.hpp"

namespace kernel::domain {
namespace {

static_assert(CONFIG_NUM_DOMAINS == 1, "the scheduler knows one domain; see LIMITS.md");

constexpr seL4_Time longest_duration = (seL4_Time{1} << 56) - 1;
/// Message words of a duration.
constexpr unsigned duration_words = sizeof(seL4_Time) / sizeof(Word);
/// Boot leaves one entry, domain 0 for ever, at the start; the others end the schedule.
constexpr Word start_index = 0;

/// With one domain the durations are never looked at: 0 says that the entry ends the schedule.
constinit seL4_Time durations[CONFIG_NUM_DOMAIN_SCHEDULES] = {longest_duration};

Status set(const Invocation& call) {
    if (!call.has(1, 1)) {
        return Error::truncated_message();
    }
    if (call.argument(0) >= CONFIG_NUM_DOMAINS) {
        return Error::invalid_argument(0);
    }
    if (!call.extra(0)->cap.is<TcbCap>()) {
        return Error::invalid_argument(1);
    }
    return ok;
}

/// The duration whose words begin at `index`, the low one first.
seL4_Time duration_at(const Invocation& call, unsigned index) {
    seL4_Time duration = 0;
    for (unsigned i = duration_words; i-- > 0;) {
        duration = duration << (word_bits / 2) << (word_bits / 2) | call.argument(index + i);
    }
    return duration;
}

Status configure(const Invocation& call) {
    if (!call.has(2 + duration_words, 0)) {
        return Error::truncated_message();
    }
    const Word index = call.argument(0);
    const seL4_Time duration = duration_at(call, 2);
    // The last entry must stay an end marker, so seL4 16.0.0 refuses it too.
    constexpr Word last_usable = CONFIG_NUM_DOMAIN_SCHEDULES - 2;
    if (index > last_usable) {
        return Error::range(0, last_usable);
    }
    if (call.argument(1) >= CONFIG_NUM_DOMAINS) {
        return Error::range(0, CONFIG_NUM_DOMAINS - 1);
    }
    if (duration > longest_duration || (duration == 0 && index == start_index)) {
        return Error::invalid_argument(2);
    }
    durations[index] = duration;
    return ok;
}

Status set_start(const Invocation& call) {
    if (!call.has(1, 0)) {
        return Error::truncated_message();
    }
    const Word index = call.argument(0);
    if (index >= CONFIG_NUM_DOMAIN_SCHEDULES) {
        return Error::range(0, CONFIG_NUM_DOMAIN_SCHEDULES - 1);
    }
    return durations[index] == 0 ? Status{Error::invalid_argument(0)} : ok;
}

}  // namespace

Status invoke(Invocation& call) {
    switch (call.label) {
        case DomainSetSet:
            return set(call);
        case DomainScheduleConfigure:
            return configure(call);
        case DomainScheduleSetStart:
            return set_start(call);
        default:
            return Error::illegal_operation();
    }
}

}  // namespace kernel::domain
