// A kernel without scheduling contexts has no capability to one.
// SPDX-License-Identifier: BSD-2-Clause
// error: SchedContext
#include "selfe/sel4.hpp"

using namespace selfe;

#ifdef SELFE_MUST_NOT_COMPILE
Error give_time(Cap<SchedContext> context, Cap<Tcb> tcb) {
    return context.bind(tcb);
}
#endif
