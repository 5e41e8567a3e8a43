// With scheduling contexts a caller is in its reply object already: there is nothing to save.
// SPDX-License-Identifier: BSD-2-Clause
// error: save_caller
#include "selfe/sel4.hpp"

selfe::Error keep([[maybe_unused]] selfe::Slot slot) {
#ifdef SELFE_MUST_NOT_COMPILE
    return slot.save_caller();
#else
    return selfe::Error::NoError;
#endif
}
