// Receiving on kernels without scheduling contexts: the kernel keeps the capability to answer.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"
#include "selfe/message.hpp"
#include "selfe/received.hpp"

namespace selfe {

/// Answers the caller of the last received message; does nothing if there is none. Words come from
/// the message registers, as many as `info` says, or from `message`.
/// Corresponds to seL4_Reply. Manual: sel4_reply.
[[gnu::always_inline]] inline void reply(MessageInfo info) {
    sys::seL4_Reply(info.raw());
}
template <unsigned Words, unsigned Caps>
[[gnu::always_inline]] inline void reply(const Message<Words, Caps>& message) {
    reply(message.load());
}

}  // namespace selfe

namespace selfe::scheduling {

template <class Object>
struct EndpointMethods : Invocable<Object> {
    /// Blocks until a message arrives, or a signal of the notification bound to this thread.
    /// Corresponds to seL4_Recv. Manual: sel4_recv.
    [[gnu::always_inline]] Received recv() const {
        Received received{};
        received.info = MessageInfo(sys::seL4_Recv(this->cptr(), &received.badge));
        return received;
    }
    /// A message or signal if one is there; otherwise badge 0, and `info` says nothing: on some
    /// architectures it is what the register held before.
    /// Corresponds to seL4_NBRecv. Manual: sel4_nbrecv.
    [[gnu::always_inline]] Received nb_recv() const {
        Received received{};
        received.info = MessageInfo(sys::seL4_NBRecv(this->cptr(), &received.badge));
        return received;
    }
    /// Answers the last caller with the head `answer`, or with `message`, and receives, in one
    /// system call. Corresponds to seL4_ReplyRecv. Manual: sel4_replyrecv.
    [[gnu::always_inline]] Received reply_recv(MessageInfo answer) const {
        Received received{};
        received.info =
            MessageInfo(sys::seL4_ReplyRecv(this->cptr(), answer.raw(), &received.badge));
        return received;
    }
    template <unsigned Words, unsigned Caps>
    [[gnu::always_inline]] Received reply_recv(const Message<Words, Caps>& message) const {
        return reply_recv(message.load());
    }
};

}  // namespace selfe::scheduling
