// A thread that runs C++, made ready from objects that the caller has: TLS, IPC buffer, registers.
// SPDX-License-Identifier: BSD-2-Clause
//
// The layer below `Thread` (thread.hpp), for whoever has no allocator or makes threads of other
// processes.
#pragma once

#include "selfe/cnode.hpp"
#include "selfe/config.hpp"
#include "selfe/endpoint.hpp"
#include "selfe/error.hpp"
#include "selfe/page.hpp"
#include "selfe/tcb.hpp"
#include "selfe/this_thread.hpp"
#include "selfe/vspace.hpp"

#include <stddef.h>

namespace selfe {

/// Whether each thread of a program has an IPC buffer of its own. A libsel4 with
/// LibSel4UseThreadLocals switched off knows one a process: such a program is one thread.
inline constexpr bool has_thread_locals = config::flag_or("LIB_SEL4_USE_THREAD_LOCALS", true);

/// All that a thread is made of. Capabilities are addresses in the maker's CSpace unless they say
/// otherwise; memory is mapped at the same addresses in maker and thread.
struct ThreadImage {
    Cap<Tcb> tcb{};
    Cap<CNode> cspace{};
    Word cspace_guard{};  ///< a `cnode_guard`, or 0 to leave the guard alone
    Cap<VSpace> vspace{};
    /// Null: a fault just stops the thread. Without scheduling contexts this is an address in the
    /// thread's CSpace, looked up when it faults; with them one in the maker's, looked up now.
    Cap<Endpoint> fault_endpoint{};
    sys::seL4_IPCBuffer* ipc_buffer{};  ///< null: no IPC, libsel4 keeps every message word here
    Cap<Page> ipc_buffer_frame{};       ///< the page of `ipc_buffer`
    Cap<Tcb> own_tcb{};                 ///< in the thread's CSpace; with it a thread can stop
    void* stack{};                      ///< lowest byte
    size_t stack_size{};                ///< bytes; the thread's TLS block is taken from its end
    void (*entry)(void* argument){};
    void* argument{};
};

/// Makes the thread ready to run: spaces, IPC buffer, TLS block, registers. It does not run yet
/// and has neither priority nor, where there are scheduling contexts, time: `set_sched_params`,
/// then `resume`. When `entry` returns, the thread stops.
///
/// Errors: NotEnoughMemory, the stack cannot hold the TLS block and `least_stack` bytes, nothing
/// has been changed; IllegalOperation, not `has_thread_locals`; those of Tcb.set_space,
/// Tcb.set_ipc_buffer and Tcb.write_registers, the thread may be half made.
[[nodiscard]] Error prepare_thread(const ThreadImage& image);

/// Bytes of stack that must be left beside the TLS block.
inline constexpr size_t least_stack = 512;

}  // namespace selfe
