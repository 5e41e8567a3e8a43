// An object of a chosen size is not made without one.
// SPDX-License-Identifier: BSD-2-Clause
// error: no matching
#include "selfe/cnode.hpp"
#include "selfe/untyped.hpp"

selfe::Error make(selfe::Cap<selfe::Untyped> untyped, selfe::Slot slot) {
#ifdef SELFE_MUST_NOT_COMPILE
    return untyped.retype<selfe::CNode>(slot);
#else
    return untyped.retype<selfe::CNode>(slot, 4);
#endif
}
