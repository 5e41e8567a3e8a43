// Untyped memory: where all kernel objects come from. Manual: sec:kernmemalloc.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "syscall/invocation.hpp"

namespace kernel::untyped {

/// Methods of seL4_Untyped. Manual: api:sel4_untyped_retype.
Status invoke(Invocation& call);

}  // namespace kernel::untyped
