// Debug system calls: a character, the threads, a halt, the type of a capability, a name.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "object/tcb.hpp"

namespace kernel::debug {

/// Does the system call of `thread` if it is a debug call of this
/// configuration. Returns whether it was.
bool handle(Tcb& thread);

/// Threads appear in DebugDumpScheduler from creation to destruction.
void add(Tcb& thread);
void remove(Tcb& thread);

void reset();

}  // namespace kernel::debug
