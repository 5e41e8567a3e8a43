// What answers a caller is saved from a received message, not made of any capability.
// SPDX-License-Identifier: BSD-2-Clause
// error: private|no matching
#include "selfe/sel4.hpp"

using namespace selfe;

Result<SavedCaller> caller_of([[maybe_unused]] Cap<Endpoint> endpoint) {
#ifdef SELFE_MUST_NOT_COMPILE
    return SavedCaller(endpoint, init_thread::cnode);
#else
    return SavedCaller::save(init_thread::cnode, 9);
#endif
}
