// Answering a caller: the one-shot capability in the receiver's caller slot. Manual: sec:ep-cal.
// SPDX-License-Identifier: BSD-2-Clause
#include "object/reply.hpp"

#include "cap/deletion.hpp"
#include "cap/derivation.hpp"
#include "ipc/fault_message.hpp"
#include "ipc/transfer.hpp"
#include "thread/scheduler.hpp"

namespace kernel::reply {

void expect(Tcb& caller, Tcb& receiver, bool can_grant) {
    caller.state = ThreadState::BlockedOnReply;
    derivation::insert_root(ReplyCap{&caller, can_grant}, receiver.caller());
}

void send(Tcb& sender, Slot& slot) {
    const auto cap = slot.cap.as<ReplyCap>();
    Tcb& caller = *cap.caller;
    require(caller.state == ThreadState::BlockedOnReply, "reply to a thread that does not wait");
    if (!caller.fault.is_pending()) {
        transfer::deliver(sender, caller, {nullptr, 0, cap.can_grant});
        delete_simple(slot);
        caller.state = ThreadState::Running;
    } else {
        delete_simple(slot);
        const bool runs_on = fault_message::take_reply(caller, sender);
        caller.fault = {};
        caller.state = runs_on ? ThreadState::Restart : ThreadState::Inactive;
    }
    if (caller.is_runnable()) {
        scheduler::wake(caller);
    }
}

void revoke(Tcb& caller) {
    if (caller.reply_slot) {
        delete_simple(*caller.reply_slot);
    }
}

}  // namespace kernel::reply
