// Threads that run C++: made from objects that the caller has, with TLS and IPC buffer in place.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cnode.hpp"
#include "selfe/endpoint.hpp"
#include "selfe/error.hpp"
#include "selfe/page.hpp"
#include "selfe/tcb.hpp"
#include "selfe/vspace.hpp"

#include <stddef.h>

namespace selfe {

/// All that a thread is made of. Capabilities are addresses in the maker's CSpace unless they say
/// otherwise; memory is mapped at the same addresses in maker and thread.
struct ThreadImage {
    Cap<Tcb> tcb{};
    Cap<CNode> cspace{};
    Word cspace_guard{};  ///< a `cnode_guard`, or 0 to leave the guard alone
    Cap<VSpace> vspace{};
    Cap<Endpoint> fault_endpoint{};     ///< in the thread's CSpace; null: a fault just stops it
    sys::seL4_IPCBuffer* ipc_buffer{};  ///< null: no IPC, libsel4 keeps every message word here
    Cap<Page> ipc_buffer_frame{};       ///< the page of `ipc_buffer`
    Cap<Tcb> own_tcb{};                 ///< in the thread's CSpace; with it a thread can stop
    void* stack{};                      ///< lowest byte
    size_t stack_size{};                ///< bytes; the thread's TLS block is taken from its end
    void (*entry)(void* argument){};
    void* argument{};
};

/// Makes the thread ready to run: spaces, IPC buffer, TLS block, registers. It does not run yet
/// and has no priority: `set_priority`, then `resume`. When `entry` returns, the thread stops.
/// start/tests/threads.cpp makes one, its IPC buffer a page of the program's own image.
///
/// Errors: NotEnoughMemory, the stack cannot hold the TLS block and `least_stack` bytes, nothing
/// has been changed; those of Tcb.configure and Tcb.write_registers, the thread may be half made.
[[nodiscard]] Error prepare_thread(const ThreadImage& image);

/// Bytes of stack that must be left beside the TLS block.
inline constexpr size_t least_stack = 512;

namespace this_thread {

/// The calling thread's own TCB in its own CSpace; null if nobody told it.
[[nodiscard]] Cap<Tcb> tcb();
void set_tcb(Cap<Tcb> tcb);

}  // namespace this_thread
}  // namespace selfe
