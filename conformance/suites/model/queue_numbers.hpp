// The system calls and labels of the queue model, in the numbers of the kernel under test.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "queue_scheduling.hpp"
#include "selfe/sel4.hpp"

namespace selfe::conformance {

inline constexpr models::queue::Labels queue_labels = {
    .has_reply_objects = queue_scheduling.has_reply_objects,
    .reply_type = queue_scheduling.reply_type,
    .cnode_cancel_badged_sends = sys::CNodeCancelBadgedSends,
    .cnode_save_caller = queue_scheduling.save_caller,
    .sched_context_bind = queue_scheduling.bind,
    .sched_context_unbind = queue_scheduling.unbind,
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
        case Method::Call:
        case Method::SaveCaller:
            return static_cast<Word>(sys::seL4_SysCall);
        case Method::Recv:
            return static_cast<Word>(sys::seL4_SysRecv);
        case Method::NbRecv:
            return static_cast<Word>(sys::seL4_SysNBRecv);
        case Method::ReplyRecv:
            return static_cast<Word>(sys::seL4_SysReplyRecv);
        default:
            return further_number_of(method);
    }
}

}  // namespace selfe::conformance
