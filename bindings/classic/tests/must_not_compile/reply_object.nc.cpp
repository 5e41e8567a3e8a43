// Without scheduling contexts the kernel itself keeps the caller: there are no reply objects.
// SPDX-License-Identifier: BSD-2-Clause
// error: Reply
#include "selfe/sel4.hpp"

using namespace selfe;

#ifdef SELFE_MUST_NOT_COMPILE
Received serve(Cap<Endpoint> endpoint, Cap<Reply> reply) {
    return endpoint.recv(reply);
}
#else
Received serve(Cap<Endpoint> endpoint) {
    return endpoint.recv();
}
#endif
