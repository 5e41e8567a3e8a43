// Receiving on kernels with scheduling contexts: the receiver names where the caller is kept.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"
#include "selfe/message.hpp"
#include "selfe/received.hpp"
#include "selfe/scheduling/reply.hpp"

namespace selfe::scheduling {

template <class Object>
struct EndpointMethods : Invocable<Object> {
    /// Blocks until a message arrives, or a signal of the notification bound to this thread; a
    /// caller is kept in `reply`. Corresponds to seL4_Recv. Manual: sel4_mcs_recv.
    [[gnu::always_inline]] Received recv(Cap<Reply> reply) const {
        Received received{};
        received.info = MessageInfo(sys::seL4_Recv(this->cptr(), &received.badge, reply.bits));
        return received;
    }
    /// A message or signal if one is there; otherwise badge 0, and `info` says nothing: on some
    /// architectures it is what the register held before. A caller is kept in `reply`.
    /// Corresponds to seL4_NBRecv. Manual: sel4_mcs_nbrecv.
    [[gnu::always_inline]] Received nb_recv(Cap<Reply> reply) const {
        Received received{};
        received.info = MessageInfo(sys::seL4_NBRecv(this->cptr(), &received.badge, reply.bits));
        return received;
    }
    /// Answers the caller in `reply` with the head `answer`, or with `message`, and receives, in
    /// one system call; the next caller is kept in `reply`. Corresponds to seL4_ReplyRecv. Manual:
    /// sel4_mcs_replyrecv.
    [[gnu::always_inline]] Received reply_recv(MessageInfo answer, Cap<Reply> reply) const {
        Received received{};
        received.info = MessageInfo(
            sys::seL4_ReplyRecv(this->cptr(), answer.raw(), &received.badge, reply.bits));
        return received;
    }
    template <unsigned Words, unsigned Caps>
    [[gnu::always_inline]] Received reply_recv(const Message<Words, Caps>& message,
                                               Cap<Reply> reply) const {
        return reply_recv(message.load(), reply);
    }
    /// Sends a message with the head `message` to `destination` if somebody is waiting there, then
    /// receives here, in one system call; a caller is kept in `reply`.
    /// Corresponds to seL4_NBSendRecv. Manual: sel4_nbsendrecv.
    [[gnu::always_inline]] Received nb_send_recv(Cap<Object> destination, MessageInfo message,
                                                 Cap<Reply> reply) const {
        Received received{};
        received.info = MessageInfo(sys::seL4_NBSendRecv(
            destination.bits, message.raw(), this->cptr(), &received.badge, reply.bits));
        return received;
    }
    /// Blocks until a message arrives that nobody can answer. Corresponds to seL4_Wait.
    /// Manual: sel4_mcs_wait.
    [[gnu::always_inline]] Received wait() const {
        Received received{};
        received.info = MessageInfo(sys::seL4_Wait(this->cptr(), &received.badge));
        return received;
    }
    /// The same if one is there already; otherwise badge 0. Corresponds to seL4_NBWait.
    /// Manual: sel4_nbwait.
    [[gnu::always_inline]] Received nb_wait() const {
        Received received{};
        received.info = MessageInfo(sys::seL4_NBWait(this->cptr(), &received.badge));
        return received;
    }
    /// Sends a message with the head `message` to `destination` if somebody is waiting there, then
    /// waits here, in one system call.
    /// Corresponds to seL4_NBSendWait. Manual: sel4_nbsendwait.
    [[gnu::always_inline]] Received nb_send_wait(Cap<Object> destination,
                                                 MessageInfo message) const {
        Received received{};
        received.info = MessageInfo(
            sys::seL4_NBSendWait(destination.bits, message.raw(), this->cptr(), &received.badge));
        return received;
    }
};

}  // namespace selfe::scheduling
