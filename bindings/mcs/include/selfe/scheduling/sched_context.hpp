// Scheduling contexts: the right to a share of the processor's time.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"
#include "selfe/error.hpp"
#include "selfe/result.hpp"

namespace selfe {

/// A budget of microseconds in each period, spent by the thread that is bound to it.
struct SchedContext : Invocable<SchedContext> {
    /// Gives the time to `thread_or_notification`: to a thread, or to those whom signals of a
    /// notification wake.
    /// Corresponds to seL4_SchedContext_Bind. Manual: schedcontext_bind.
    /// Errors: InvalidCapability (1) for an object of another type; IllegalOperation if either is
    /// bound already.
    [[gnu::always_inline]] Error bind(Cap<Any> thread_or_notification) const {
        return detail::error(sys::seL4_SchedContext_Bind(cptr(), thread_or_notification.bits));
    }
    /// Takes it from all of them. Corresponds to seL4_SchedContext_Unbind.
    /// Manual: schedcontext_unbind. Errors: IllegalOperation on the caller's own.
    [[gnu::always_inline]] Error unbind() const {
        return detail::error(sys::seL4_SchedContext_Unbind(cptr()));
    }
    /// Takes it from `thread_or_notification` alone. Corresponds to seL4_SchedContext_UnbindObject.
    /// Manual: schedcontext_unbindobject. Errors: IllegalOperation if it is not bound to that.
    [[gnu::always_inline]] Error unbind_object(Cap<Any> thread_or_notification) const {
        return detail::error(
            sys::seL4_SchedContext_UnbindObject(cptr(), thread_or_notification.bits));
    }
    /// Microseconds spent since this was asked last. Corresponds to seL4_SchedContext_Consumed.
    /// Manual: schedcontext_consumed. Errors: none of its own.
    [[gnu::always_inline]] Result<sys::seL4_Time> consumed() const {
        const auto raw = sys::seL4_SchedContext_Consumed(cptr());
        return {raw.consumed, static_cast<Error>(raw.error)};
    }
    /// Runs the bound thread in place of the caller until it blocks or is preempted; microseconds
    /// spent. Corresponds to seL4_SchedContext_YieldTo. Manual: schedcontext_yieldto.
    /// Errors: IllegalOperation if no thread is bound, it is the caller, or its priority is higher.
    [[gnu::always_inline]] Result<sys::seL4_Time> yield_to() const {
        const auto raw = sys::seL4_SchedContext_YieldTo(cptr());
        return {raw.consumed, static_cast<Error>(raw.error)};
    }
};

/// The authority over the time of one core.
struct SchedControl : Invocable<SchedControl> {
    /// Sets of `context` the `budget` and `period` (microseconds, budget <= period), the number of
    /// `extra_refills` beyond the minimum of two, the `badge` that timeout faults carry, and
    /// `flags`, seL4_SchedContextFlag bits. Corresponds to seL4_SchedControl_ConfigureFlags.
    /// Manual: schedcontrol_configureflags. Errors: InvalidCapability (1) if `context` is none;
    /// RangeError for a time or a number of refills out of range.
    [[gnu::always_inline]] Error configure_flags(Cap<SchedContext> context, sys::seL4_Time budget,
                                                 sys::seL4_Time period, Word extra_refills,
                                                 Word badge, Word flags) const {
        return detail::error(sys::seL4_SchedControl_ConfigureFlags(
            cptr(), context.bits, budget, period, extra_refills, badge, flags));
    }
};

}  // namespace selfe
