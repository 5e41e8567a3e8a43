// A thread that faults because it receives from an empty slot, and goes on once something is there.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/fault_handler.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {

/// Started when it is made; its faults go to the address `handler`.
struct Faulting {
    Faulting(Case& t, Word handler)
        : slot(t.empty_slot()),
          recv(sys::seL4_SysRecv, Cap<Any>{slot.index}),
          worker(t.start(recv, SystemCall::make, {.fault_handler = handler})) {}

    Slot slot;
    SystemCall recv;
    Worker worker;
};

}  // namespace selfe::conformance
