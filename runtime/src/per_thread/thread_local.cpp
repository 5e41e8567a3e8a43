// Each thread has its own IPC buffer and knows its own TCB.
// SPDX-License-Identifier: BSD-2-Clause
#include "per_thread.hpp"
#include "selfe/arch/thread.hpp"
#include "selfe/backtrace.hpp"
#include "selfe/tls.hpp"

// What libsel4 declares and leaves to its user: where the calling thread's IPC buffer is, and
// whether stubs print the kernel's textual errors (only kernels that report them look at it). It
// says __thread, and so must we: thread_local might need code to be initialised, which clang minds.
extern "C" {
__thread selfe::sys::seL4_IPCBuffer* __sel4_ipc_buffer;
__thread char __sel4_print_error;
}

namespace selfe {
namespace {

thread_local Word own_tcb;
thread_local StackBounds own_stack;

}  // namespace

void detail::set_thread_variables(void* theirs, const ThreadImage& image) {
    auto* const mine = reinterpret_cast<const void*>(arch::thread_pointer());
    of_thread(__sel4_ipc_buffer, mine, theirs) = image.ipc_buffer;
    of_thread(own_tcb, mine, theirs) = image.own_tcb.bits;
}

Cap<Tcb> this_thread::tcb() {
    return Cap<Tcb>{own_tcb};
}

void this_thread::set_tcb(Cap<Tcb> tcb) {
    own_tcb = tcb.bits;
}

StackBounds this_thread::stack() {
    return own_stack;
}

void this_thread::set_stack(StackBounds stack) {
    own_stack = stack;
}

}  // namespace selfe
