// Methods on the objects that only x86-64 has.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "syscall/invocation.hpp"

namespace kernel::arch {

/// The invoked capability is of one of x86-64's own types.
Status invoke(Invocation& call);

}  // namespace kernel::arch
