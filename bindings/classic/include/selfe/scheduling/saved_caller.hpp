// The authority to answer a caller later, on kernels without scheduling contexts.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/message.hpp"
#include "selfe/owner.hpp"
#include "selfe/result.hpp"

namespace selfe {

/// What a saved caller's slot holds.
struct ReplyOnce : Invocable<ReplyOnce> {};

/// A caller that still waits for its answer. There is one answer: `send` uses the capability up,
/// so it is asked of a caller that is handed over, `hand_over(caller).send(…)`. One that goes
/// without an answer is deleted; whoever called then waits until somebody stops it.
class [[nodiscard]] SavedCaller {
  public:
    /// Saves the caller of the last received message in the empty slot `address` of this thread's
    /// CSpace, whose root is `root`. Corresponds to seL4_CNode_SaveCaller. Manual:
    /// cnode_savecaller. Errors: those of Slot::save_caller.
    [[nodiscard, gnu::always_inline]] static Result<SavedCaller> save(Cap<CNode> root,
                                                                      Word address) {
        const Error error = root.slot(address).save_caller();
        if (!is_ok(error)) {
            return error;
        }
        return SavedCaller(Cap<ReplyOnce>{address}, root);
    }

    /// Answers with the words that `info` counts, or `message`; the slot is empty afterwards.
    /// Corresponds to seL4_Send on a reply capability. Manual: sel4_send.
    [[gnu::always_inline]] void send(MessageInfo info) && {
        sys::seL4_Send(owned_.release().bits, info.raw());
    }
    template <unsigned Words, unsigned Caps>
    [[gnu::always_inline]] void send(const Message<Words, Caps>& message) && {
        hand_over(*this).send(message.load());
    }

  private:
    template <class T, class Failure>
    friend class Result;
    constexpr SavedCaller() = default;
    constexpr SavedCaller(Cap<ReplyOnce> cap, Cap<CNode> root) : owned_(cap, root) {}

    Owned<ReplyOnce> owned_;
};

}  // namespace selfe
