// A received message, copied out before the next system call replaces it.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/reply.hpp"
#include "selfe/endpoint.hpp"

namespace selfe::conformance {

/// What a receive delivered: head, badge, every word, badges of unwrapped capabilities.
struct Delivery {
    MessageInfo info;
    Word badge{};
    Word words[sys::seL4_MsgMaxLength]{};                ///< the first `info.length()` count
    Word unwrapped_badges[sys::seL4_MsgMaxExtraCaps]{};  ///< where `info.caps_unwrapped()` has a 1

    /// Takes a message from the endpoint if somebody sends, and is empty otherwise: badge, label
    /// and length are 0. The registers are all 0 before, so nothing left over looks like a message.
    static Delivery take(Cap<Endpoint> endpoint);

    /// Label, length and words, to be compared as one.
    Reply message() const;
};

}  // namespace selfe::conformance
