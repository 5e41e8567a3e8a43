// A value that may be an error cannot be ignored by accident.
// SPDX-License-Identifier: BSD-2-Clause
// error: nodiscard
#include "selfe/page.hpp"

#pragma GCC diagnostic error "-Wunused-result"

void look(selfe::Cap<selfe::Page> page) {
#ifdef SELFE_MUST_NOT_COMPILE
    page.get_address();
#else
    (void)page.get_address();
#endif
}
