// What the threads of the queue model can do, and what can be done to them and their capabilities.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stdint.h>

namespace selfe::models::queue {

enum class Method : uint8_t {
    // System calls of a thread.
    Send,
    NbSend,
    Call,
    Recv,
    NbRecv,
    ReplyRecv,
    Reply,       ///< without reply objects only
    SaveCaller,  ///< likewise
    Wait,        ///< with reply objects only
    NbWait,      ///< likewise
    NbSendRecv,  ///< likewise
    NbSendWait,  ///< likewise
    // What the conductor does to a thread.
    Suspend,
    Resume,
    Restart,  ///< from its beginning: it has nothing to do
    SetPriority,
    Bind,
    Unbind,
    DeleteThread,
    TakeTime,  ///< with reply objects only: its own scheduling context, which makes it passive
    GiveTime,  ///< likewise: gives it back
    // And to capabilities.
    Make,  ///< the slot's first object anew
    Mint,
    Delete,
    Revoke,
    CancelBadgedSends,
};
inline constexpr unsigned method_count = 26;
constexpr bool is_order(Method method) {
    return method < Method::Suspend;
}

/// Whether the call sends a message, or would answer somebody with it.
constexpr bool has_message(Method method) {
    return method == Method::Send || method == Method::NbSend || method == Method::Call ||
           method == Method::Reply || method == Method::ReplyRecv || method == Method::NbSendRecv ||
           method == Method::NbSendWait;
}
/// Whether it names two capabilities: what it sends to, and what it then receives from.
constexpr bool has_target(Method method) {
    return method == Method::NbSendRecv || method == Method::NbSendWait;
}
/// Whether it receives with a reply object, where there are such.
constexpr bool takes_reply(Method method) {
    return method == Method::Recv || method == Method::NbRecv || method == Method::ReplyRecv ||
           method == Method::NbSendRecv;
}
/// Whether it works on a capability of its thread's choice.
constexpr bool names_cap(Method method) {
    return method == Method::Bind || method >= Method::Make ||
           (is_order(method) && method != Method::Reply && method != Method::SaveCaller);
}

}  // namespace selfe::models::queue
