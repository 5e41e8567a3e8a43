// Without scheduling contexts nobody counts a thread's time.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/thread.hpp"

selfe::ThreadOptions options() {
#ifdef SELFE_MUST_NOT_COMPILE
    return {.time = {.budget_us = 1000}};
#else
    return {.priority = 1};
#endif
}
