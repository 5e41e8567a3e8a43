// The way out of the kernel: who runs next.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "object/tcb.hpp"

namespace kernel {

/// The thread to run now, ready to go; waits for interrupts as long as nobody can run.
Tcb& next_thread();

}  // namespace kernel
