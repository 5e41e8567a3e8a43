// The system calls and labels of the queue model on kernels with scheduling contexts.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/arch/send_register.hpp"
#include "selfe/conformance/context.hpp"
#include "selfe/conformance/trap.hpp"
#include "selfe/models/queue/kernel.hpp"

namespace selfe::conformance {

inline constexpr models::queue::Labels queue_labels = {
    .has_reply_objects = true,
    .reply_type = Traits<ReplyObject>::type,
    .cnode_cancel_badged_sends = sys::CNodeCancelBadgedSends,
    .cnode_save_caller = 0,
    .tcb_suspend = sys::TCBSuspend,
    .tcb_resume = sys::TCBResume,
    .tcb_set_priority = sys::TCBSetPriority,
    .tcb_bind_notification = sys::TCBBindNotification,
    .tcb_unbind_notification = sys::TCBUnbindNotification,
};

/// The number of a system call, as a register takes it.
constexpr Word number_of(models::queue::Method method) {
    using models::queue::Method;
    switch (method) {
        case Method::Send:
            return static_cast<Word>(sys::seL4_SysSend);
        case Method::NbSend:
            return static_cast<Word>(sys::seL4_SysNBSend);
        case Method::Recv:
            return static_cast<Word>(sys::seL4_SysRecv);
        case Method::NbRecv:
            return static_cast<Word>(sys::seL4_SysNBRecv);
        case Method::ReplyRecv:
            return static_cast<Word>(sys::seL4_SysReplyRecv);
        case Method::Wait:
            return static_cast<Word>(sys::seL4_SysWait);
        case Method::NbWait:
            return static_cast<Word>(sys::seL4_SysNBWait);
        case Method::NbSendRecv:
            return static_cast<Word>(sys::seL4_SysNBSendRecv);
        case Method::NbSendWait:
            return static_cast<Word>(sys::seL4_SysNBSendWait);
        default:
            return static_cast<Word>(sys::seL4_SysCall);
    }
}

/// Where an order's further capabilities go: the reply object, and what is sent to before a
/// receive, which has a register of its own only where a reply object takes the usual one.
inline void name_further_caps(Trap& trap, const models::queue::Order& order) {
    trap.reply() = order.reply;
    if (order.method == models::queue::Method::NbSendRecv) {
        send_register(trap) = order.target;
    } else if (order.method == models::queue::Method::NbSendWait) {
        trap.reply() = order.target;
    }
}

}  // namespace selfe::conformance
