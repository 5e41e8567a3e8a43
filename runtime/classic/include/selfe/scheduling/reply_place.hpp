// Where a receiver keeps the caller that it has to answer: without scheduling contexts, nowhere.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/endpoint.hpp"
#include "selfe/memory_error.hpp"
#include "selfe/result.hpp"
#include "selfe/untyped_allocator.hpp"

namespace selfe::scheduling {

/// The kernel keeps the last caller in the receiving thread itself, so there is nothing to own.
class ReplyPlace {
  public:
    [[nodiscard]] static Result<ReplyPlace, MemoryError> make(UntypedAllocator&) {
        return ReplyPlace();
    }
    [[nodiscard]] Received recv(Cap<Endpoint> endpoint) const { return endpoint.recv(); }
    [[nodiscard]] Received nb_recv(Cap<Endpoint> endpoint) const { return endpoint.nb_recv(); }
    [[nodiscard]] Received reply_recv(Cap<Endpoint> endpoint, MessageInfo answer) const {
        return endpoint.reply_recv(answer);
    }
    void reply(MessageInfo answer) const { selfe::reply(answer); }
};

/// Receives what nobody will answer. The kernel forgets a caller that waits for this thread's
/// answer.
[[nodiscard]] inline Received recv_unanswered(Cap<Endpoint> endpoint) {
    return endpoint.recv();
}

}  // namespace selfe::scheduling
