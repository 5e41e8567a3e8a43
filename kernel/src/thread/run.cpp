// The way out of the kernel: who runs next.
// SPDX-License-Identifier: BSD-2-Clause
#include "thread/run.hpp"

#include "arch/trap.hpp"
#include "thread/scheduler.hpp"

namespace kernel {

Tcb& next_thread() {
    Tcb* thread = scheduler::choose();
    while (!thread) {
        arch::idle();
        thread = scheduler::choose();
    }
    if (thread->state == ThreadState::Restart) {
        thread->context.restart();
        thread->state = ThreadState::Running;
    }
    arch::prepare(*thread);
    return *thread;
}

}  // namespace kernel
