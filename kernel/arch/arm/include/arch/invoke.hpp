// Methods on the objects that only Arm has.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "syscall/invocation.hpp"

namespace kernel::arch {

/// The invoked capability is of one of Arm's own types.
Status invoke(Invocation& call);

}  // namespace kernel::arch
