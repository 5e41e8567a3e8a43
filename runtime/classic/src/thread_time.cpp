// Sets a thread's priority and core, without scheduling contexts.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/scheduling/thread_time.hpp"

namespace selfe::scheduling {
namespace {

/// Only kernels for several cores have the method.
template <class Thread>
Error set_core(Thread thread, Core core) {
    if constexpr (requires { thread.set_affinity(Word{}); }) {
        return thread.set_affinity(core.number());
    } else {
        return Error::NoError;
    }
}

}  // namespace

MemoryError ThreadTime::give_to(Cap<Tcb> thread, Cap<Tcb> authority, Word mcp, Word priority,
                                Cap<Endpoint>, Core core) const {
    const Error error = thread.set_sched_params(authority, mcp, priority);
    if (!is_ok(error)) {
        return {error, "seL4_TCB_SetSchedParams"};
    }
    return {set_core(thread, core), "seL4_TCB_SetAffinity"};
}

}  // namespace selfe::scheduling
