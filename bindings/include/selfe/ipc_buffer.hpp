// The calling thread's IPC buffer: message registers, capabilities to send, where to receive them.
// SPDX-License-Identifier: BSD-2-Clause
//
// All of these go through the address that libsel4 keeps for the thread; the runtime sets it before
// main. The kernel only reads and writes the buffer during a system call.
#pragma once

#include "selfe/cap.hpp"
#include "selfe/slot.hpp"

namespace selfe {

/// Message register `i`, 0 to seL4_MsgMaxLength-1. Corresponds to seL4_GetMR.
[[nodiscard, gnu::always_inline]] inline Word get_mr(int i) {
    return sys::seL4_GetMR(i);
}

/// Sets message register `i`, 0 to seL4_MsgMaxLength-1, to `word`. Corresponds to seL4_SetMR.
[[gnu::always_inline]] inline void set_mr(int i, Word word) {
    sys::seL4_SetMR(i, word);
}

/// The badge that capability `i` of the received message was unwrapped to; only valid where
/// `caps_unwrapped` has that bit. `i` is 0 to seL4_MsgMaxExtraCaps-1. Corresponds to seL4_GetBadge.
[[nodiscard, gnu::always_inline]] inline Word get_badge(int i) {
    return sys::seL4_GetBadge(i);
}

/// Capability `i` of the message to be sent. 0 to seL4_MsgMaxExtraCaps-1. Corresponds to
/// seL4_GetCap.
[[nodiscard, gnu::always_inline]] inline Cap<Any> get_cap(int i) {
    return Cap<Any>{sys::seL4_GetCap(i)};
}

/// Sends `cap` as capability `i` of the next message; 0 to seL4_MsgMaxExtraCaps-1. It is only sent
/// if the message's `extra_caps` counts it. Corresponds to seL4_SetCap.
[[gnu::always_inline]] inline void set_cap(int i, Cap<Any> cap) {
    sys::seL4_SetCap(i, cap.bits);
}

/// The slot that the next received capability goes to. Corresponds to seL4_GetCapReceivePath.
[[nodiscard]] inline Slot get_cap_receive_path() {
    Word root = 0;
    Word index = 0;
    Word depth = 0;
    sys::seL4_GetCapReceivePath(&root, &index, &depth);
    return Slot{Cap<CNode>{root}, index, static_cast<sys::seL4_Uint8>(depth)};
}

/// Lets the next received capability go to `slot`, which must be empty; one that is not, or that
/// cannot be found, makes the message arrive without it. Corresponds to seL4_SetCapReceivePath.
[[gnu::always_inline]] inline void set_cap_receive_path(Slot slot) {
    sys::seL4_SetCapReceivePath(slot.root.bits, slot.index, slot.depth);
}

}  // namespace selfe
