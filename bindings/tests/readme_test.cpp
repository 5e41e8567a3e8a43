// The example of bindings/README.md.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/sel4.hpp"

using namespace selfe;

Error start(Cap<Untyped> memory, Slot slot, Cap<Tcb> tcb, Word priority) {
    if (const Error error = memory.retype<Tcb>(slot); !is_ok(error)) {
        return error;
    }
    return tcb.set_priority(init_thread::tcb, priority);
}
