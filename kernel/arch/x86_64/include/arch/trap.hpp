// What the core asks of the processor between two threads.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "object/tcb.hpp"

namespace kernel::arch {

/// `thread` runs next: its address space and its share of the floating-point unit.
void prepare(Tcb& thread);

/// Nobody can run: waits for an interrupt and deals with it.
void idle();

}  // namespace kernel::arch
