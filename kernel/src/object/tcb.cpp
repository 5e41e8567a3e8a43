// A thread's life: creation, running, stopping, destruction. Manual: ch:threads.
// SPDX-License-Identifier: BSD-2-Clause
#include "object/tcb.hpp"

#include <new>

#include "object/notification.hpp"
#include "object/reply.hpp"
#include "syscall/debug.hpp"
#include "thread/fpu.hpp"
#include "thread/scheduler.hpp"

namespace kernel::tcb {
namespace {

/// Ends whatever `thread` waits for, as if it had never begun; its state is the caller's to set.
void cancel_waiting(Tcb& thread) {
    switch (thread.state) {
        case ThreadState::BlockedOnSend:
        case ThreadState::BlockedOnReceive:
            endpoint::forget(thread);
            break;
        case ThreadState::BlockedOnNotification:
            notification::forget(thread);
            break;
        case ThreadState::BlockedOnReply:
            thread.fault = {};
            reply::revoke(thread);
            break;
        default:
            break;
    }
}

}  // namespace

Tcb& create(void* memory) {
    Tcb& thread = *new (memory) Tcb;
    thread.time_slice = scheduler::time_slice_ticks;
    debug::add(thread);
    return thread;
}

void destroy(Tcb& thread) {
    notification::unbind(thread);
    suspend(thread);
    fpu::release(thread);
    debug::remove(thread);
}

void suspend(Tcb& thread) {
    cancel_waiting(thread);
    if (thread.state == ThreadState::Running) {
        // Between two instructions, not in a system call that a resume would have to repeat.
        thread.context.forget_trap();
    }
    thread.state = ThreadState::Inactive;
    scheduler::remove(thread);
}

void resume(Tcb& thread) {
    if (!thread.is_runnable()) {
        cancel_waiting(thread);
        thread.state = ThreadState::Restart;
        scheduler::resume(thread);
    }
}

void set_priority(Tcb& thread, Word priority) {
    scheduler::set_priority(thread, priority);
}

}  // namespace kernel::tcb
