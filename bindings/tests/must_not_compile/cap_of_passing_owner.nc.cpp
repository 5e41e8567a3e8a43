// The capability of an owner that goes at the end of the statement would name an empty slot.
// SPDX-License-Identifier: BSD-2-Clause
// error: deleted
#include "selfe/owner.hpp"
#include "selfe/tcb.hpp"

selfe::Owned<selfe::Tcb> make();

selfe::Error run() {
#ifdef SELFE_MUST_NOT_COMPILE
    const selfe::Cap<selfe::Tcb> tcb = make().cap();
    return tcb.resume();
#else
    const selfe::Owned<selfe::Tcb> tcb = make();
    return tcb.cap().resume();
#endif
}
