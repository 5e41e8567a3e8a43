// With scheduling contexts whoever receives says where the caller is kept.
// SPDX-License-Identifier: BSD-2-Clause
// error: no matching|too few arguments
#include "selfe/sel4.hpp"

using namespace selfe;

Received serve(Cap<Endpoint> endpoint, [[maybe_unused]] Cap<Reply> reply) {
#ifdef SELFE_MUST_NOT_COMPILE
    return endpoint.recv();
#else
    return endpoint.recv(reply);
#endif
}
