// Scheduling contexts as a case needs them.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/context.hpp"

namespace selfe::conformance {

/// The authority over the first core's time.
inline Cap<SchedControl> sched_control(const Case& t) {
    return Cap<SchedControl>{t.time_authority().bits};
}

/// A scheduling context without any time yet, of 2^`size_bits` bytes.
inline Cap<SchedContext> make_empty_context(Case& t,
                                            Word size_bits = sys::seL4_MinSchedContextBits) {
    return t.make<SchedContext>(size_bits);
}

/// The longest period that the kernel was configured to take (KernelStaticMaxPeriodUs); 0: it has
/// no such limit.
inline constexpr sys::seL4_Time longest_us = config::number_or("KERNEL_STATIC_MAX_PERIOD_US", 0);

/// How much time a context has, in microseconds: with both equal, all of it.
struct Share {
    sys::seL4_Time budget_us = turn_us;
    sys::seL4_Time period_us = budget_us;
    /// What timeout faults tell.
    Word badge = 0;
};

/// A scheduling context with time.
inline Cap<SchedContext> make_context(Case& t, Share share = {}) {
    const Cap<SchedContext> context = make_empty_context(t);
    t.must(sched_control(t).configure_flags(context, share.budget_us, share.period_us, 0,
                                            share.badge, 0),
           "a scheduling context cannot be configured");
    return context;
}

/// A worker's own scheduling context.
inline Cap<SchedContext> context_of(const Worker& worker) {
    return Cap<SchedContext>{worker.time().bits};
}

}  // namespace selfe::conformance
