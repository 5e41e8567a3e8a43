// Two owners of one slot would empty it twice: an owner is handed over, not copied.
// SPDX-License-Identifier: BSD-2-Clause
// error: deleted
#include "selfe/owner.hpp"
#include "selfe/tcb.hpp"

selfe::Owned<selfe::Tcb> pass_on(selfe::Owned<selfe::Tcb>& tcb) {
#ifdef SELFE_MUST_NOT_COMPILE
    return selfe::Owned<selfe::Tcb>(tcb);
#else
    return selfe::Owned<selfe::Tcb>(selfe::hand_over(tcb));
#endif
}
