// With scheduling contexts the kernel keeps no caller by itself: an answer goes through an object.
// SPDX-License-Identifier: BSD-2-Clause
// error: reply
#include "selfe/sel4.hpp"

void answer([[maybe_unused]] selfe::Cap<selfe::Reply> caller) {
#ifdef SELFE_MUST_NOT_COMPILE
    selfe::reply(selfe::message(0));
#else
    caller.send(selfe::message(0));
#endif
}
