// A caller is kept in a reply object and nowhere else.
// SPDX-License-Identifier: BSD-2-Clause
// error: convert|conversion|no viable
#include "selfe/sel4.hpp"

using namespace selfe;

Received serve(Cap<Endpoint> endpoint, [[maybe_unused]] Cap<Reply> reply) {
#ifdef SELFE_MUST_NOT_COMPILE
    return endpoint.recv(endpoint);
#else
    return endpoint.recv(reply);
#endif
}
