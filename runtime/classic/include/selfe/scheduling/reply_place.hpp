// Where a receiver keeps the caller that it has to answer: without scheduling contexts, nowhere.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/endpoint.hpp"
#include "selfe/memory_error.hpp"
#include "selfe/result.hpp"
#include "selfe/scheduling/saved_caller.hpp"
#include "selfe/slot_owner.hpp"
#include "selfe/untyped_allocator.hpp"

namespace selfe::scheduling {

/// A caller that is answered later, in a slot of its own.
class [[nodiscard]] Caller {
  public:
    constexpr Caller() = default;

    /// Saves the caller of the last message. Errors: OutOfSlots; Kernel (seL4_CNode_SaveCaller).
    [[nodiscard]] static Result<Caller, MemoryError> save(SlotAllocator& slots) {
        auto slot = SlotOwner<ReplyOnce>::make(slots, [](Slot empty) -> MemoryError {
            return {empty.save_caller(), "seL4_CNode_SaveCaller"};
        });
        if (!slot) {
            return slot.error();
        }
        return Caller(hand_over(slot).take());
    }
    /// Answers, once; the slot is free again.
    void answer(MessageInfo info) && {
        sys::seL4_Send(slot_.cap().bits, info.raw());
        slot_ = {};
    }
    template <unsigned Words, unsigned Caps>
    void answer(const Message<Words, Caps>& message) && {
        hand_over(*this).answer(message.load());
    }

  private:
    explicit Caller(SlotOwner<ReplyOnce> slot) : slot_(hand_over(slot)) {}

    SlotOwner<ReplyOnce> slot_;
};

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
    [[nodiscard]] Result<Caller, MemoryError> keep_caller(UntypedAllocator& memory) const {
        return Caller::save(memory.slots());
    }
};

/// Receives what nobody will answer. The kernel forgets a caller that waits for this thread's
/// answer.
[[nodiscard]] inline Received recv_unanswered(Cap<Endpoint> endpoint) {
    return endpoint.recv();
}

}  // namespace selfe::scheduling
