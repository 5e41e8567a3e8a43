// A thread's share of time, without scheduling contexts: priority and core, nothing to own.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/boot_info.hpp"
#include "selfe/core.hpp"
#include "selfe/endpoint.hpp"
#include "selfe/memory_error.hpp"
#include "selfe/result.hpp"
#include "selfe/tcb.hpp"
#include "selfe/untyped_allocator.hpp"

namespace selfe::scheduling {

/// Where threads have their time from.
struct TimeSource {
    explicit TimeSource(const BootInfo&) {}
};

/// How much time a thread may use: here nobody counts.
struct TimeOptions {};

/// What a thread has of its time's.
class ThreadTime {
  public:
    [[nodiscard]] static Result<ThreadTime, MemoryError> make(UntypedAllocator&, const TimeSource&,
                                                              Core, const TimeOptions&) {
        return ThreadTime();
    }
    /// Sets priority, MCP and core. Errors: Kernel (seL4_TCB_SetSchedParams, seL4_TCB_SetAffinity).
    MemoryError give_to(Cap<Tcb> thread, Cap<Tcb> authority, Word mcp, Word priority,
                        Cap<Endpoint> fault_endpoint, Core core) const;
};

}  // namespace selfe::scheduling
