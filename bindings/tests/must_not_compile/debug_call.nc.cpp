// A kernel that does not print has no call for it.
// SPDX-License-Identifier: BSD-2-Clause
// unless: SELFE_HAS_seL4_DebugPutChar
// error: debug_put_char
#include "selfe/debug.hpp"

void hello() {
#ifdef SELFE_MUST_NOT_COMPILE
    selfe::debug_put_char('!');
#endif
}
