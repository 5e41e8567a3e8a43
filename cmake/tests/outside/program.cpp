// What a user writes first: the typed interface, the raw one, and a configuration value.
// SPDX-License-Identifier: BSD-2-Clause
#include <selfe/sel4.hpp>

using namespace selfe;

static_assert(config::number("WORD_SIZE") == 8 * sizeof(Word));

Error pause(Cap<Tcb> thread) {
    return thread.suspend();
}

sys::seL4_Error pause(sys::seL4_TCB thread) {
    return sys::seL4_TCB_Suspend(thread);
}
