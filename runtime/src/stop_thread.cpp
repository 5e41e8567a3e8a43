// Stops the calling thread.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/panic.hpp"
#include "selfe/this_thread.hpp"

namespace selfe {

void stop_thread() {
    if (!this_thread::tcb().is_null()) {
        (void)this_thread::tcb().suspend();
    }
    // Only reached by a thread that does not know its TCB, or no longer has it.
    while (true) {
        __builtin_trap();
    }
}

}  // namespace selfe
