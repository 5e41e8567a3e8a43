// Where there is one core, or a scheduling context says which, threads are not moved to another.
// SPDX-License-Identifier: BSD-2-Clause
// unless: SELFE_HAS_seL4_TCB_SetAffinity
// error: set_affinity
#include "selfe/tcb.hpp"

selfe::Error move([[maybe_unused]] selfe::Cap<selfe::Tcb> tcb) {
#ifdef SELFE_MUST_NOT_COMPILE
    return tcb.set_affinity(1);
#else
    return selfe::Error::NoError;
#endif
}
