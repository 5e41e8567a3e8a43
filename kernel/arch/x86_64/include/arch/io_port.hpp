// I/O ports: each belongs to one capability at most, and its copies. Manual: sec:ioports.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "syscall/invocation.hpp"

namespace kernel::arch::io_port {

/// Methods of seL4_X86_IOPortControl and seL4_X86_IOPort. Manual: api:sel4_x86_ioport*.
Status invoke_control(Invocation& call);
Status invoke_port(Invocation& call);

/// The last capability to these ports is gone: they may be issued again.
void release(const IoPortCap& ports);

void reset();

}  // namespace kernel::arch::io_port
