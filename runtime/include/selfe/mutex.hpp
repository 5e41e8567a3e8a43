// A lock between threads that may block: a notification for those who wait.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/basic_mutex.hpp"
#include "selfe/lock_guard.hpp"
#include "selfe/notification.hpp"

namespace selfe {

/// `Mutex lock(notification);` then `LockGuard guard(lock);`. The notification is unbound, all
/// rights on its capability, and nobody else signals it or waits for it.
///
/// Priorities: seL4 knows nothing of who holds the lock, so there is no inheritance: a thread of
/// high priority waits for a holder of low priority, and for all that run before that one
/// (priority inversion). Give all threads that share a lock one priority, or put what it protects
/// behind a server of the highest of theirs. Waiters are served in the order of the notification's
/// queue. A thread that is destroyed while it holds the lock or waits for it leaves it locked.
using Mutex = BasicMutex<Cap<Notification>>;

}  // namespace selfe
