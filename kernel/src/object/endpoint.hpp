// An endpoint: a queue of threads that wait for each other. Manual: ch:ipc.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "object/tcb.hpp"

namespace kernel {

/// Invariant: all threads in the queue wait in the same direction, so the first one tells which.
struct Endpoint {
    WaitQueue queue;

    bool has_senders() const {
        return !queue.is_empty() && queue.front()->state == ThreadState::BlockedOnSend;
    }
    bool has_receivers() const {
        return !queue.is_empty() && queue.front()->state == ThreadState::BlockedOnReceive;
    }
};

static_assert(sizeof(Endpoint) <= std::size_t{1} << seL4_EndpointBits,
              "an endpoint must have the size that kernel/libsel4 promises");

namespace endpoint {

enum class Blocks : bool { No, Yes };

/// Sends the message of `sender` with the badge and rights of `cap`. Without a receiver the sender
/// blocks, or the message is dropped. `is_call`: the sender then waits for the reply.
void send(Tcb& sender, const EndpointCap& cap, Blocks blocks, bool is_call);

/// Receives for `receiver`: a pending signal of its bound notification,
/// else from the first sender, else it blocks or gets badge 0.
void receive(Tcb& receiver, const EndpointCap& cap, Blocks blocks);

/// Restarts everybody who waits: the endpoint is going away.
void cancel_all(Endpoint& endpoint);

/// Restarts the senders that wait with this badge; the others keep their order.
void cancel_badged(Endpoint& endpoint, Word badge);

/// Takes a blocked thread out of the queue of the endpoint it waits for.
void forget(Tcb& thread);

}  // namespace endpoint
}  // namespace kernel
