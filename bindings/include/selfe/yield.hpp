// Giving up the processor.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/sys.hpp"

namespace selfe {

/// Lets the next thread of the same priority run; returns at once if there is none.
/// Corresponds to seL4_Yield. Manual: sel4_yield.
[[gnu::always_inline]] inline void yield() {
    sys::seL4_Yield();
}

}  // namespace selfe
