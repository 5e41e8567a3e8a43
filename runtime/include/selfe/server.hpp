// An endpoint and what it takes to answer its callers, on kernels with and without reply objects.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/endpoint.hpp"
#include "selfe/memory_error.hpp"
#include "selfe/message.hpp"
#include "selfe/result.hpp"
#include "selfe/scheduling/reply_place.hpp"
#include "selfe/untyped_allocator.hpp"

namespace selfe {

/// A caller that is answered later, once: `hand_over(caller).answer(message(…))`. One that goes
/// without an answer leaves its thread waiting until somebody stops it.
using Caller = scheduling::Caller;

/// Receives messages and answers those that were calls. One thread uses it; every thread that
/// receives has one of its own, perhaps of the same endpoint.
///
///     Received request = server.recv();
///     while (true) {
///         request = server.reply_recv(message(0, request.word(0) + 1));
///     }
///
/// A caller must be answered or kept before the next message is received, or it waits until it is
/// stopped.
class Server {
  public:
    /// Serves nothing.
    Server() = default;

    /// A server of a new endpoint. Errors: those of UntypedAllocator.allocate.
    [[nodiscard]] static Result<Server, MemoryError> make(UntypedAllocator& memory) {
        auto endpoint = memory.allocate<Endpoint>();
        if (!endpoint) {
            return endpoint.error();
        }
        auto server = make(memory, endpoint->cap());
        if (!server) {
            return server.error();
        }
        Server made = hand_over(server).take();
        made.owned_ = hand_over(endpoint).take();
        return made;
    }
    /// One of an endpoint that somebody else owns; receive right is needed. Errors: those of
    /// UntypedAllocator.allocate.
    [[nodiscard]] static Result<Server, MemoryError> make(UntypedAllocator& memory,
                                                          Cap<Endpoint> endpoint) {
        auto place = scheduling::ReplyPlace::make(memory);
        if (!place) {
            return place.error();
        }
        return Server(endpoint, hand_over(place).take());
    }

    /// What clients call, to be badged with `Slot::mint` or given away.
    [[nodiscard]] Cap<Endpoint> endpoint() const { return endpoint_; }

    /// Blocks until a message arrives, or a signal of the notification bound to this thread.
    [[nodiscard]] Received recv() const { return place_.recv(endpoint_); }
    /// A message or signal if one is there; otherwise badge 0, and `info` says nothing.
    [[nodiscard]] Received nb_recv() const { return place_.nb_recv(endpoint_); }
    /// Answers the caller of the last message; nothing if it was no call, or is answered.
    void reply(MessageInfo answer) const { place_.reply(answer); }
    template <unsigned Words, unsigned Caps>
    void reply(const Message<Words, Caps>& answer) const {
        reply(answer.load());
    }
    /// Both, in one system call.
    [[nodiscard]] Received reply_recv(MessageInfo answer) const {
        return place_.reply_recv(endpoint_, answer);
    }
    template <unsigned Words, unsigned Caps>
    [[nodiscard]] Received reply_recv(const Message<Words, Caps>& answer) const {
        return reply_recv(answer.load());
    }

    /// Keeps the caller of the last message, so that others can be served before it. Where there
    /// are reply objects, that takes another one. Errors: those of UntypedAllocator.allocate, or
    /// OutOfSlots; Kernel (seL4_CNode_SaveCaller).
    [[nodiscard]] Result<Caller, MemoryError> keep_caller(UntypedAllocator& memory) {
        return place_.keep_caller(memory);
    }

  private:
    Server(Cap<Endpoint> endpoint, scheduling::ReplyPlace place)
        : endpoint_(endpoint), place_(hand_over(place)) {}

    Allocated<Endpoint> owned_;
    Cap<Endpoint> endpoint_;
    scheduling::ReplyPlace place_;
};

}  // namespace selfe
