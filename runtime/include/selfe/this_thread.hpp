// What a thread knows of itself.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/tcb.hpp"

namespace selfe::this_thread {

/// The calling thread's own TCB in its own CSpace; null if nobody told it.
[[nodiscard]] Cap<Tcb> tcb();
void set_tcb(Cap<Tcb> tcb);

}  // namespace selfe::this_thread
