// A notification: a word of signals and the threads that wait for it. Manual: ch:notifications.
// SPDX-License-Identifier: BSD-2-Clause
#include "object/notification.hpp"

#include "thread/scheduler.hpp"

namespace kernel::notification {
namespace {

/// Ends the waiting of `thread` with a signal: the badge register is all that it gets.
void deliver(Tcb& thread, Word badge) {
    thread.context.set_badge(badge);
    thread.state = ThreadState::Running;
    scheduler::wake(thread);
}

}  // namespace

void signal(Notification& notification, Word badge) {
    if (Tcb* waiter = notification.queue.front()) {
        notification.queue.remove(*waiter);
        deliver(*waiter, badge);
        return;
    }
    Tcb* bound = notification.bound();
    if (!notification.is_active() && bound && bound->state == ThreadState::BlockedOnReceive) {
        endpoint::forget(*bound);
        deliver(*bound, badge);
        return;
    }
    notification.accumulate(badge);
}

void receive(Tcb& receiver, Notification& notification, endpoint::Blocks blocks) {
    if (notification.is_active()) {
        receiver.context.set_badge(notification.take());
    } else if (blocks == endpoint::Blocks::Yes) {
        receiver.blocking = {nullptr, &notification, 0, {}, false};
        receiver.state = ThreadState::BlockedOnNotification;
        notification.queue.push_back(receiver);
    } else {
        receiver.context.set_badge(0);
    }
}

void cancel_all(Notification& notification) {
    while (Tcb* waiter = notification.queue.front()) {
        notification.queue.remove(*waiter);
        scheduler::restart_later(*waiter);
    }
}

void forget(Tcb& thread) {
    thread.blocking.notification->queue.remove(thread);
}

void bind(Notification& notification, Tcb& thread) {
    notification.bind(&thread);
    thread.bound_notification = &notification;
}

void unbind(Tcb& thread) {
    if (thread.bound_notification) {
        thread.bound_notification->bind(nullptr);
        thread.bound_notification = nullptr;
    }
}

}  // namespace kernel::notification
