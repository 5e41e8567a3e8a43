// Notifications: a word of flags that signals are OR-ed into.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"

namespace selfe {

/// Collects the badges of those who signal until somebody takes them, all at once.
struct Notification : Invocable<Notification> {
    /// ORs the capability's badge into the word and wakes one waiter; never blocks. Without write
    /// rights nothing happens. Corresponds to seL4_Signal. Manual: sel4_signal.
    [[gnu::always_inline]] void signal() const { sys::seL4_Signal(cptr()); }
    /// Blocks until a signal is there; takes the word and clears it.
    /// Corresponds to seL4_Wait. Manual: sel4_wait.
    [[gnu::always_inline]] Word wait() const {
        Word badge = 0;
        sys::seL4_Wait(cptr(), &badge);
        return badge;
    }
    /// Takes the word and clears it; 0 if nobody has signalled. Never blocks.
    /// Corresponds to seL4_Poll. Manual: sel4_poll.
    [[gnu::always_inline]] Word poll() const {
        Word badge = 0;
        sys::seL4_Poll(cptr(), &badge);
        return badge;
    }
};

}  // namespace selfe
