// A notification: a word of signals and the threads that wait for it. Manual: ch:notifications.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "object/endpoint.hpp"

namespace kernel {

/// Waiting (queue not empty), active (a signal is pending) or idle.
/// Invariant: never waiting and active at once.
class Notification {
  public:
    WaitQueue queue;

    bool is_active() const { return (bound_and_active_ & active_flag) != 0; }
    Tcb* bound() const { return reinterpret_cast<Tcb*>(bound_and_active_ & ~active_flag); }
    void bind(Tcb* thread) {
        bound_and_active_ = reinterpret_cast<Word>(thread) | (bound_and_active_ & active_flag);
    }

    /// Adds a signal nobody waits for. A flag of its own, because badge 0 is a signal as well.
    void accumulate(Word badge) {
        pending_ |= badge;
        bound_and_active_ |= active_flag;
    }
    /// The pending signals, which are thereby consumed.
    Word take() {
        const Word word = pending_;
        pending_ = 0;
        bound_and_active_ &= ~active_flag;
        return word;
    }

  private:
    static constexpr Word active_flag = 1;

    Word pending_ = 0;
    Word bound_and_active_ = 0;
};

static_assert(sizeof(Notification) == std::size_t{1} << seL4_NotificationBits,
              "a notification must have the size that kernel/libsel4 promises");

namespace notification {

/// Signals: wakes the first waiter, or the bound thread if that receives on
/// an endpoint, else stays pending.
void signal(Notification& notification, Word badge);

/// Waits for a signal: delivered at once if pending, else the thread blocks or gets badge 0.
void receive(Tcb& receiver, Notification& notification, endpoint::Blocks blocks);

/// Restarts everybody who waits: the notification is going away.
void cancel_all(Notification& notification);

/// Takes a blocked thread out of the queue of the notification it waits for.
void forget(Tcb& thread);

/// Ties or unties thread and notification. Manual: sec:notification-binding.
void bind(Notification& notification, Tcb& thread);
void unbind(Tcb& thread);

}  // namespace notification
}  // namespace kernel
