// TCB methods that set CSpace, VSpace, IPC buffer and fault handler. Manual: sec:threads.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "object/tcb.hpp"

namespace kernel::tcb {

/// Manual: api:sel4_tcb_configure (the method without scheduling contexts).
Status configure(Invocation& call);
/// Manual: api:sel4_tcb_setspace.
Status set_space(Invocation& call);
/// Manual: api:sel4_tcb_setipcbuffer.
Status set_ipc_buffer(Invocation& call);

}  // namespace kernel::tcb
