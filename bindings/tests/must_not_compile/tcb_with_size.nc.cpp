// An object that has one size is not given another.
// SPDX-License-Identifier: BSD-2-Clause
// error: no matching
#include "selfe/tcb.hpp"
#include "selfe/untyped.hpp"

selfe::Error make(selfe::Cap<selfe::Untyped> untyped, selfe::Slot slot) {
#ifdef SELFE_MUST_NOT_COMPILE
    return untyped.retype<selfe::Tcb>(slot, 11);
#else
    return untyped.retype<selfe::Tcb>(slot);
#endif
}
