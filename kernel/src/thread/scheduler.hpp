// Who runs next: by priority, then first come first served, in time slices. Manual: sec:sched.
// SPDX-License-Identifier: BSD-2-Clause
//
// Invariants: a thread in a ready queue is runnable; the current thread is in a
// queue only between a decision to choose anew and `choose`. A woken thread becomes
// the *candidate*: it runs next if it may, even when others of its priority have
// waited longer, so that a message hands over the processor directly.
#pragma once

#include "object/tcb.hpp"

namespace kernel::scheduler {

/// Ticks that a thread may run before its equals get their turn.
inline constexpr Word time_slice_ticks = CONFIG_TIME_SLICE;

/// The thread whose registers were saved last; null while the processor is idle.
Tcb* current();

/// `thread` has become runnable through a message, a signal or a reply.
void wake(Tcb& thread);

/// `thread` repeats its system call some time later: what it waited for is gone.
void restart_later(Tcb& thread);

/// As `wake`, and at the head of its queue if it may not run at once: a thread that was resumed.
void resume(Tcb& thread);

/// `thread` leaves its ready queue, if it is in one.
void remove(Tcb& thread);

/// `thread`, runnable or not, gets another priority.
void set_priority(Tcb& thread, Word priority);

/// The current thread goes to the tail of its queue.
void yield();

/// One timer tick has passed.
void tick();

/// The best thread to run now becomes the current one; null if there is none.
Tcb* choose();

/// Forgets everything: boot, and each host test.
void reset();

}  // namespace kernel::scheduler
