// The Domain capability: scheduling domains, of which there is one. Manual: sec:domains.
// SPDX-License-Identifier: BSD-2-Clause
#include "object/domain.hpp"

namespace kernel::domain {
namespace {

static_assert(CONFIG_NUM_DOMAINS == 1, "the scheduler knows one domain; see LIMITS.md");

constexpr unsigned duration_bits = 56;
/// Boot leaves one entry, domain 0 for ever, at the start; the others end the schedule.
constexpr Word start_index = 0;

/// With one domain the durations are never looked at: 0 says that the entry ends the schedule.
constinit Word durations[CONFIG_NUM_DOMAIN_SCHEDULES] = {mask(duration_bits)};

Status set(const Invocation& call) {
    if (!call.has(1, 0)) {
        return Error::truncated_message();
    }
    if (call.argument(0) >= CONFIG_NUM_DOMAINS) {
        return Error::invalid_argument(0);
    }
    if (!call.has(1, 1)) {
        return Error::truncated_message();
    }
    if (!call.extra(0)->cap.is<TcbCap>()) {
        return Error::invalid_argument(1);
    }
    return ok;
}

Status configure(const Invocation& call) {
    if (!call.has(3, 0)) {
        return Error::truncated_message();
    }
    const Word index = call.argument(0);
    const Word duration = call.argument(2);
    // The last entry must stay an end marker, so seL4 16.0.0 refuses it too.
    constexpr Word last_usable = CONFIG_NUM_DOMAIN_SCHEDULES - 2;
    if (index > last_usable) {
        return Error::range(0, last_usable);
    }
    if (call.argument(1) >= CONFIG_NUM_DOMAINS) {
        return Error::range(0, CONFIG_NUM_DOMAINS - 1);
    }
    if (duration > mask(duration_bits) || (duration == 0 && index == start_index)) {
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
