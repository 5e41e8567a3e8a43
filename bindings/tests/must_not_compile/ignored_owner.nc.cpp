// A function that gives an owner gives a duty: one that is dropped at once was made for nothing.
// SPDX-License-Identifier: BSD-2-Clause
// error: nodiscard|ignoring
#include "selfe/owner.hpp"
#include "selfe/tcb.hpp"

#pragma GCC diagnostic error "-Wunused-result"

selfe::Owned<selfe::Tcb> make();

void start() {
#ifdef SELFE_MUST_NOT_COMPILE
    make();
#else
    [[maybe_unused]] const selfe::Owned<selfe::Tcb> tcb = make();
#endif
}
