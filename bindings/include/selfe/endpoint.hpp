// Endpoints: rendezvous of threads that send with threads that receive.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"
#include "selfe/message.hpp"
#include "selfe/received.hpp"
#include "selfe/scheduling/endpoint_methods.hpp"

namespace selfe {

/// Passes messages between threads; the badge of the capability tells the receiver who sent.
///
/// Sending does not report errors: a capability without the right to send is like one that nobody
/// listens to, and an address that leads nowhere raises a fault (CapFault) in the calling thread.
struct Endpoint : scheduling::EndpointMethods<Endpoint> {
    /// Sends; blocks until somebody receives. Words come from the message registers, as many as
    /// `info` says, or from `message`.
    /// Corresponds to seL4_Send. Manual: sel4_send.
    [[gnu::always_inline]] void send(MessageInfo info) const { sys::seL4_Send(cptr(), info.raw()); }
    template <unsigned Words, unsigned Caps>
    [[gnu::always_inline]] void send(const Message<Words, Caps>& message) const {
        send(message.load());
    }
    /// Sends if somebody is waiting to receive, otherwise drops the message; never blocks. `info`
    /// and `message` as for `send`.
    /// Corresponds to seL4_NBSend. Manual: sel4_nbsend.
    [[gnu::always_inline]] void nb_send(MessageInfo info) const {
        sys::seL4_NBSend(cptr(), info.raw());
    }
    template <unsigned Words, unsigned Caps>
    [[gnu::always_inline]] void nb_send(const Message<Words, Caps>& message) const {
        nb_send(message.load());
    }
    /// Sends and blocks until the receiver answers; the result is the head of the answer, whose
    /// words are in the message registers. `info` and `message` as for `send`. Needs grant or
    /// grant-reply rights, without them it blocks for ever.
    /// Corresponds to seL4_Call. Manual: sel4_call.
    [[gnu::always_inline]] MessageInfo call(MessageInfo info) const {
        return MessageInfo(sys::seL4_Call(cptr(), info.raw()));
    }
    template <unsigned Words, unsigned Caps>
    [[gnu::always_inline]] MessageInfo call(const Message<Words, Caps>& message) const {
        return call(message.load());
    }
};

}  // namespace selfe
