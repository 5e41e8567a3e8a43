// A capability to one type of object is no capability to another.
// SPDX-License-Identifier: BSD-2-Clause
// error: convert|conversion
#include "selfe/tcb.hpp"

selfe::Error set(selfe::Cap<selfe::Tcb> tcb,
                 [[maybe_unused]] selfe::Cap<selfe::Endpoint> endpoint) {
#ifdef SELFE_MUST_NOT_COMPILE
    return tcb.set_priority(endpoint, 1);
#else
    return tcb.set_priority(tcb, 1);
#endif
}
