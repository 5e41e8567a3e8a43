// Sharing the floating-point unit: the last thread that used it owns it until another one tries.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "object/tcb.hpp"

namespace kernel::fpu {

/// `thread` is about to run: the unit traps unless it is the owner.
void prepare(const Tcb& thread);

/// The registers in the unit are those of `thread`, so it does not trap on their use.
bool is_owner(const Tcb& thread);

/// `thread` trapped on its use. Gives it the unit, unless it is disabled
/// for this thread. Returns whether it may go on.
bool acquire(Tcb& thread);

/// Saves the registers of `thread`, if they are in the unit, and takes the unit away.
void release(Tcb& thread);

void reset();

}  // namespace kernel::fpu
