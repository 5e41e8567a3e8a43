// An error cannot be ignored by accident.
// SPDX-License-Identifier: BSD-2-Clause
// error: nodiscard
#include "selfe/tcb.hpp"

#pragma GCC diagnostic error "-Wunused-result"

void stop(selfe::Cap<selfe::Tcb> tcb) {
#ifdef SELFE_MUST_NOT_COMPILE
    tcb.suspend();
#else
    (void)tcb.suspend();
#endif
}
