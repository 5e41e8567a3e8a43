// A lock that costs no object: who wants it asks again and again.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/atomic.hpp"
#include "selfe/lock_guard.hpp"

namespace selfe {

/// Mutual exclusion for a few instructions, between threads that run on different cores, or at one
/// priority on one core (there a waiter spends its time slice, and the holder goes on after it).
///
/// Never between priorities of one core: a waiter of higher priority keeps the holder from running
/// and waits for ever. `Mutex` is for everything else. Not recursive, and not fair.
class Spinlock {
  public:
    constexpr Spinlock() = default;
    Spinlock(const Spinlock&) = delete;
    Spinlock& operator=(const Spinlock&) = delete;

    void lock() {
        while (!try_lock()) {
            // Read only while it is taken: writes would take the cache line from the holder.
            while (is_taken_.load_relaxed()) {
            }
        }
    }
    [[nodiscard]] bool try_lock() { return !is_taken_.exchange_acquire(true); }
    void unlock() { is_taken_.store_release(false); }

  private:
    Atomic<bool> is_taken_;
};

}  // namespace selfe
