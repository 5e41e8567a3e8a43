// Holds a lock for a scope.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

namespace selfe {

/// Takes `lock` now and lets go at the end of the scope. For Mutex and Spinlock.
template <class Lock>
class [[nodiscard]] LockGuard {
  public:
    explicit LockGuard(Lock& lock) : lock_(lock) { lock_.lock(); }
    LockGuard(const LockGuard&) = delete;
    LockGuard& operator=(const LockGuard&) = delete;
    ~LockGuard() { lock_.unlock(); }

  private:
    Lock& lock_;
};

}  // namespace selfe
