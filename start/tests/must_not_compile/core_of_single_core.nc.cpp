// On a kernel for one core there is no other to run a thread on.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/thread.hpp"

selfe::ThreadOptions options() {
#ifdef SELFE_MUST_NOT_COMPILE
    return {.core = 1};
#else
    return {.priority = 1};
#endif
}
