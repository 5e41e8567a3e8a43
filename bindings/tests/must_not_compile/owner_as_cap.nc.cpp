// Whoever takes an owner's capability says so: it may outlive the object.
// SPDX-License-Identifier: BSD-2-Clause
// error: convert|conversion
#include "selfe/owner.hpp"
#include "selfe/tcb.hpp"

selfe::Error lower(const selfe::Owned<selfe::Tcb>& tcb) {
#ifdef SELFE_MUST_NOT_COMPILE
    return tcb->set_priority(tcb, 1);
#else
    return tcb->set_priority(tcb.cap(), 1);
#endif
}
