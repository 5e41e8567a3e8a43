// The address space that a thread runs in.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "object/tcb.hpp"

namespace kernel {

/// A VSpace capability that threads can run in: it has an ASID.
bool is_usable_vspace(const Cap& cap);

/// Makes the processor translate by the VSpace of `thread`, or by an empty
/// one if that is not usable.
void activate_vspace(const Tcb& thread);

}  // namespace kernel
