// What the queue model's numbers are on kernels with scheduling contexts.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/arch/send_register.hpp"
#include "selfe/conformance/context.hpp"
#include "selfe/conformance/trap.hpp"
#include "selfe/models/queue/kernel.hpp"

namespace selfe::conformance {

inline constexpr struct {
    bool has_reply_objects = true;
    Word reply_type = Traits<ReplyObject>::type;
    Word bind = sys::SchedContextBind, unbind = sys::SchedContextUnbind;
    Word save_caller = 0;
} queue_scheduling;

/// Of a call that only these kernels have.
constexpr Word further_number_of(models::queue::Method method) {
    using models::queue::Method;
    switch (method) {
        case Method::Wait:
            return static_cast<Word>(sys::seL4_SysWait);
        case Method::NbWait:
            return static_cast<Word>(sys::seL4_SysNBWait);
        case Method::NbSendRecv:
            return static_cast<Word>(sys::seL4_SysNBSendRecv);
        default:
            return static_cast<Word>(sys::seL4_SysNBSendWait);
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
