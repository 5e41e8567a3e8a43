// Reply objects: the capability to answer a caller, kept in memory of the receiver's.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"
#include "selfe/message.hpp"

namespace selfe {

/// Holds the caller of a received message until it is answered.
struct Reply : Invocable<Reply> {
    /// Answers the caller with the words that `info` counts, or `message`, and gives its scheduling
    /// context back; does nothing if there is none.
    /// Corresponds to seL4_Send on a reply capability. Manual: sel4_send.
    [[gnu::always_inline]] void send(MessageInfo info) const { sys::seL4_Send(cptr(), info.raw()); }
    template <unsigned Words, unsigned Caps>
    [[gnu::always_inline]] void send(const Message<Words, Caps>& message) const {
        send(message.load());
    }
};

}  // namespace selfe
