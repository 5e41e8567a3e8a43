// Makes scheduling contexts and gives them to threads.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/scheduling/thread_time.hpp"

namespace selfe::scheduling {
namespace {

/// log2 of the bytes of a context with so many refills beyond the two that each has.
Word size_bits(Word extra_refills) {
    Word bits = sys::seL4_MinSchedContextBits;
    while (sys::seL4_MaxExtraRefills(bits) < extra_refills) {
        ++bits;
    }
    return bits;
}

}  // namespace

Result<ThreadTime, MemoryError> ThreadTime::make(UntypedAllocator& memory, const TimeSource& source,
                                                 Core core, const TimeOptions& options) {
    // More refills than fit into a page would be a mistake, and no size can be without end.
    constexpr Word most_refills = 128;
    if (core.number() >= source.sched_controls.size() || options.extra_refills > most_refills) {
        return MemoryError(MemoryCause::OutOfRange);
    }
    auto context = memory.allocate<SchedContext>(size_bits(options.extra_refills));
    if (!context) {
        return context.error();
    }
    const Cap<SchedControl> control{source.sched_controls.start + core.number()};
    const MemoryError error(
        control.configure_flags(context->cap(), options.budget_us, options.period_us,
                                options.extra_refills, options.badge, 0),
        "seL4_SchedControl_ConfigureFlags");
    if (!is_ok(error)) {
        return error;
    }
    return ThreadTime(hand_over(context).take(), options.timeout_endpoint);
}

MemoryError ThreadTime::give_to(Cap<Tcb> thread, Cap<Tcb> authority, Word mcp, Word priority,
                                Cap<Endpoint> fault_endpoint, Core) const {
    const Error error =
        thread.set_sched_params(authority, mcp, priority, context_.cap(), fault_endpoint);
    if (!is_ok(error) || timeout_endpoint_.is_null()) {
        return {error, "seL4_TCB_SetSchedParams"};
    }
    return {thread.set_timeout_endpoint(timeout_endpoint_), "seL4_TCB_SetTimeoutEndpoint"};
}

}  // namespace selfe::scheduling
