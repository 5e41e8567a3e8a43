// A message carries at most three capabilities.
// SPDX-License-Identifier: BSD-2-Clause
// error: at most 3 capabilities
#include "selfe/endpoint.hpp"
#include "selfe/message.hpp"

void pass(selfe::Cap<selfe::Endpoint> endpoint) {
#ifdef SELFE_MUST_NOT_COMPILE
    endpoint.send(selfe::message(1).granting(endpoint, endpoint, endpoint, endpoint));
#else
    endpoint.send(selfe::message(1).granting(endpoint, endpoint, endpoint));
#endif
}
