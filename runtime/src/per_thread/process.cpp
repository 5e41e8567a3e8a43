// The process has one IPC buffer and one thread.
// SPDX-License-Identifier: BSD-2-Clause
#include "per_thread.hpp"
#include "selfe/backtrace.hpp"
#include "selfe/panic.hpp"

// As in thread_local.cpp.
extern "C" {
selfe::sys::seL4_IPCBuffer* __sel4_ipc_buffer;
char __sel4_print_error;
}

namespace selfe {
namespace {

constinit Cap<Tcb> own_tcb;
constinit StackBounds own_stack;

}  // namespace

void detail::set_thread_variables(void*, const ThreadImage&) {
    panic("a second thread in a program whose libsel4 has one IPC buffer a process");
}

Cap<Tcb> this_thread::tcb() {
    return own_tcb;
}

void this_thread::set_tcb(Cap<Tcb> tcb) {
    own_tcb = tcb;
}

StackBounds this_thread::stack() {
    return own_stack;
}

void this_thread::set_stack(StackBounds stack) {
    own_stack = stack;
}

}  // namespace selfe
