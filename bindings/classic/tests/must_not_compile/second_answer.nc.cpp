// A saved caller is answered once: who answers hands it over.
// SPDX-License-Identifier: BSD-2-Clause
// error: discards qualifiers|as .this. argument|not viable
#include "selfe/sel4.hpp"

using namespace selfe;

void answer(SavedCaller& caller) {
#ifdef SELFE_MUST_NOT_COMPILE
    caller.send(message(0));
#else
    hand_over(caller).send(message(0));
#endif
}
