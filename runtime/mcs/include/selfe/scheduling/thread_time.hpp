// A thread's share of time: a scheduling context of its own, with budget and period.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/boot_info.hpp"
#include "selfe/config.hpp"
#include "selfe/core.hpp"
#include "selfe/endpoint.hpp"
#include "selfe/memory_error.hpp"
#include "selfe/result.hpp"
#include "selfe/scheduling/sched_context.hpp"
#include "selfe/tcb.hpp"
#include "selfe/untyped_allocator.hpp"

namespace selfe::scheduling {

/// Where threads have their time from: the authority over each core's.
struct TimeSource {
    SlotRegion sched_controls;

    explicit TimeSource(const BootInfo& boot_info)
        : sched_controls(boot_info.raw()->schedcontrol) {}
};

/// How much time a thread may use: `budget_us` microseconds in each `period_us`. With both equal,
/// as they are by default, it is never out of time: threads of a priority take turns of that
/// length. The default is the root task's own.
struct TimeOptions {
    sys::seL4_Time budget_us = config::number("BOOT_THREAD_TIME_SLICE") * 1000;
    sys::seL4_Time period_us = budget_us;
    /// In how many more pieces than two the budget may come back, when it is used in pieces.
    Word extra_refills = 0;
    /// Told in a timeout fault, as its data.
    Word badge = 0;
    /// Where a thread that has spent its budget faults to, in the maker's CSpace; null: it waits
    /// for its next period.
    Cap<Endpoint> timeout_endpoint{};
};

/// Owns a thread's scheduling context.
class ThreadTime {
  public:
    ThreadTime() = default;

    /// Errors: those of UntypedAllocator.allocate; OutOfRange for a core that there is not; Kernel
    /// (seL4_SchedControl_ConfigureFlags): RangeError for a time that the kernel cannot serve.
    [[nodiscard]] static Result<ThreadTime, MemoryError> make(UntypedAllocator& memory,
                                                              const TimeSource& source, Core core,
                                                              const TimeOptions& options);
    /// Sets priority and MCP, binds the context. Errors: Kernel (seL4_TCB_SetSchedParams,
    /// seL4_TCB_SetTimeoutEndpoint).
    MemoryError give_to(Cap<Tcb> thread, Cap<Tcb> authority, Word mcp, Word priority,
                        Cap<Endpoint> fault_endpoint, Core core) const;

    [[nodiscard]] Cap<SchedContext> sched_context() const { return context_.cap(); }

  private:
    ThreadTime(Allocated<SchedContext> context, Cap<Endpoint> timeout_endpoint)
        : context_(hand_over(context)), timeout_endpoint_(timeout_endpoint) {}

    Allocated<SchedContext> context_;
    Cap<Endpoint> timeout_endpoint_;
};

}  // namespace selfe::scheduling
