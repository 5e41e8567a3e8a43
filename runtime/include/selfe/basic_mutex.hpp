// The lock that Mutex is, for any kind of signal: a counter, and a signal for those who must wait.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/atomic.hpp"

#include <stdint.h>

namespace selfe {

/// What a lock's waiters wait for: `wait` blocks until `signal` has been called once more than
/// waits have returned. One outstanding signal is all that is ever asked of it.
template <class T>
concept Signal = requires(const T& signal) {
    signal.wait();
    signal.signal();
};

/// Mutual exclusion. The counter says how many threads hold or want the lock; who finds it 0 has
/// it, and neither kernel nor signal hears of that. Whoever lets go while others want it signals
/// once, and that hands the lock to exactly one of them: nobody overtakes, no wake-up is lost.
template <Signal T>
class BasicMutex {
  public:
    /// `signal` is this lock's alone.
    constexpr explicit BasicMutex(T signal) : signal_(signal) {}
    BasicMutex(const BasicMutex&) = delete;
    BasicMutex& operator=(const BasicMutex&) = delete;

    /// Blocks until the lock is the caller's. Not recursive: who has it waits for ever.
    void lock() {
        if (wanted_.fetch_add(1) != 0) {
            signal_.wait();
            // For what the last holder wrote: it counted down before it signalled, and a signal
            // itself is no access of memory.
            (void)wanted_.load_acquire();
        }
    }
    /// Takes the lock if nobody has it; never blocks.
    [[nodiscard]] bool try_lock() { return wanted_.replace_acquire(0, 1); }
    /// Lets go of the lock, which is the caller's.
    void unlock() {
        if (wanted_.fetch_sub(1) != 1) {
            signal_.signal();
        }
    }

  private:
    T signal_;
    Atomic<uint32_t> wanted_;
};

}  // namespace selfe
