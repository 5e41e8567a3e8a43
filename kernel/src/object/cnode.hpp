// Methods on CNodes: moving, copying and deleting the capabilities inside. Manual: sec:cnode-ops.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "syscall/invocation.hpp"

namespace kernel::cnode {

/// Methods of seL4_CNode. Manual: api:sel4_cnode_*.
Status invoke(Invocation& call);

}  // namespace kernel::cnode
