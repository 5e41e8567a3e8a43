// An object type has no objects: its methods are those of capabilities.
// SPDX-License-Identifier: BSD-2-Clause
// error: deleted|no matching (function|constructor)|could not convert
#include "selfe/tcb.hpp"

selfe::Error stop() {
#ifdef SELFE_MUST_NOT_COMPILE
    const selfe::Tcb tcb;
#else
    const selfe::Cap<selfe::Tcb> tcb;
#endif
    return tcb.suspend();
}
