// Where a receiver keeps the caller that it has to answer: with scheduling contexts, an object.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/endpoint.hpp"
#include "selfe/memory_error.hpp"
#include "selfe/result.hpp"
#include "selfe/untyped_allocator.hpp"

namespace selfe::scheduling {

/// A caller that is answered later, in a reply object of its own.
class [[nodiscard]] Caller {
  public:
    Caller() = default;
    explicit Caller(Allocated<Reply> object) : object_(hand_over(object)) {}

    /// Answers, once; the object's memory is free again.
    void answer(MessageInfo info) && {
        object_->send(info);
        object_ = {};
    }
    template <unsigned Words, unsigned Caps>
    void answer(const Message<Words, Caps>& message) && {
        hand_over(*this).answer(message.load());
    }

  private:
    Allocated<Reply> object_;
};

/// Owns a reply object. A caller in it that is not answered before the next message stays blocked.
class ReplyPlace {
  public:
    constexpr ReplyPlace() = default;

    [[nodiscard]] static Result<ReplyPlace, MemoryError> make(UntypedAllocator& memory) {
        auto reply = memory.allocate<Reply>();
        if (!reply) {
            return reply.error();
        }
        return ReplyPlace(hand_over(reply).take());
    }
    [[nodiscard]] Received recv(Cap<Endpoint> endpoint) const {
        return endpoint.recv(object_.cap());
    }
    [[nodiscard]] Received nb_recv(Cap<Endpoint> endpoint) const {
        return endpoint.nb_recv(object_.cap());
    }
    [[nodiscard]] Received reply_recv(Cap<Endpoint> endpoint, MessageInfo answer) const {
        return endpoint.reply_recv(answer, object_.cap());
    }
    void reply(MessageInfo answer) const { object_->send(answer); }
    /// Gives the object away, with the caller in it, and takes another for the next one.
    [[nodiscard]] Result<Caller, MemoryError> keep_caller(UntypedAllocator& memory) {
        auto next = memory.allocate<Reply>();
        if (!next) {
            return next.error();
        }
        Caller caller(hand_over(object_));
        object_ = hand_over(next).take();
        return caller;
    }

  private:
    explicit ReplyPlace(Allocated<Reply> object) : object_(hand_over(object)) {}

    Allocated<Reply> object_;
};

/// Receives what nobody will answer.
[[nodiscard]] inline Received recv_unanswered(Cap<Endpoint> endpoint) {
    return endpoint.wait();
}

}  // namespace selfe::scheduling
