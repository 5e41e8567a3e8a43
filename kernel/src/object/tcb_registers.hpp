// TCB methods that move register contents. Manual: sec:read_write_registers.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "object/tcb.hpp"

namespace kernel::tcb {

/// Manual: api:sel4_tcb_readregisters. Answers with `count` words in the order of seL4_UserContext.
Status read_registers(Invocation& call);
/// Manual: api:sel4_tcb_writeregisters.
Status write_registers(Invocation& call);
/// Manual: api:sel4_tcb_copyregisters.
Status copy_registers(Invocation& call);

}  // namespace kernel::tcb
