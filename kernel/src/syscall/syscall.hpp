// System calls: from the number in the register to the operation. Manual: sec:syscalls.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "object/tcb.hpp"

namespace kernel::syscall {

/// Does the system call whose registers `thread`, the current one, has just trapped with.
/// A number that this configuration does not know becomes an UnknownSyscall fault.
void handle(Tcb& thread);

}  // namespace kernel::syscall
