// The system calls and labels of the queue model on kernels without scheduling contexts.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/trap.hpp"
#include "selfe/models/queue/kernel.hpp"
#include "selfe/sel4.hpp"

namespace selfe::conformance {

inline constexpr models::queue::Labels queue_labels = {
    .has_reply_objects = false,
    .reply_type = 0,
    .cnode_cancel_badged_sends = sys::CNodeCancelBadgedSends,
    .cnode_save_caller = sys::CNodeSaveCaller,
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
        case Method::Reply:
            return static_cast<Word>(sys::seL4_SysReply);
        default:
            return static_cast<Word>(sys::seL4_SysCall);
    }
}

/// Where an order's further capabilities go: there are none.
inline void name_further_caps(Trap&, const models::queue::Order&) {}

}  // namespace selfe::conformance
