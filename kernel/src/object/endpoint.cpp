// An endpoint: a queue of threads that wait for each other. Manual: ch:ipc.
// SPDX-License-Identifier: BSD-2-Clause
#include "object/endpoint.hpp"

#include "cap/deletion.hpp"
#include "ipc/transfer.hpp"
#include "object/notification.hpp"
#include "object/reply.hpp"
#include "thread/scheduler.hpp"

namespace kernel::endpoint {
namespace {

void block(Tcb& thread, ThreadState state, const EndpointCap& cap, bool is_call) {
    thread.blocking = {cap.endpoint, nullptr, cap.badge, cap.rights, is_call};
    thread.state = state;
    cap.endpoint->queue.push_back(thread);
}

/// The message of `sender` has been taken: a caller goes on waiting for its reply, or stops for
/// good if its capability did not allow one.
void settle_call(Tcb& sender, Rights sender_rights, Tcb& receiver, Rights receiver_rights) {
    if (sender_rights.can_be_replied_to()) {
        reply::expect(sender, receiver, receiver_rights.has(Rights::grant));
    } else {
        sender.state = ThreadState::Inactive;
    }
}

}  // namespace

void send(Tcb& sender, const EndpointCap& cap, Blocks blocks, bool is_call) {
    if (!cap.endpoint->has_receivers()) {
        if (blocks == Blocks::Yes) {
            block(sender, ThreadState::BlockedOnSend, cap, is_call);
        }
        return;
    }
    Tcb& receiver = *cap.endpoint->queue.front();
    cap.endpoint->queue.remove(receiver);
    transfer::deliver(sender, receiver, {cap.endpoint, cap.badge, cap.rights.has(Rights::grant)});
    receiver.state = ThreadState::Running;
    scheduler::wake(receiver);
    if (is_call) {
        settle_call(sender, cap.rights, receiver, receiver.blocking.rights);
    }
}

void receive(Tcb& receiver, const EndpointCap& cap, Blocks blocks) {
    delete_simple(receiver.caller());
    Notification* bound = receiver.bound_notification;
    if (bound && bound->is_active()) {
        receiver.context.set_badge(bound->take());
        return;
    }
    if (!cap.endpoint->has_senders()) {
        if (blocks == Blocks::Yes) {
            block(receiver, ThreadState::BlockedOnReceive, cap, false);
        } else {
            receiver.context.set_badge(0);
        }
        return;
    }
    Tcb& sender = *cap.endpoint->queue.front();
    cap.endpoint->queue.remove(sender);
    const Blocking terms = sender.blocking;
    transfer::deliver(sender, receiver,
                      {cap.endpoint, terms.badge, terms.rights.has(Rights::grant)});
    if (terms.is_call) {
        settle_call(sender, terms.rights, receiver, cap.rights);
    } else {
        sender.state = ThreadState::Running;
        scheduler::wake(sender);
    }
}

void cancel_all(Endpoint& endpoint) {
    while (Tcb* waiter = endpoint.queue.front()) {
        endpoint.queue.remove(*waiter);
        scheduler::restart_later(*waiter);
    }
}

void cancel_badged(Endpoint& endpoint, Word badge) {
    if (!endpoint.has_senders()) {
        return;
    }
    for (Tcb* sender = endpoint.queue.front(); sender != nullptr;) {
        Tcb* after = WaitQueue::after(*sender);
        if (sender->blocking.badge == badge) {
            endpoint.queue.remove(*sender);
            scheduler::restart_later(*sender);
        }
        sender = after;
    }
}

void forget(Tcb& thread) {
    thread.blocking.endpoint->queue.remove(thread);
}

}  // namespace kernel::endpoint
