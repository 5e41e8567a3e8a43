// How a thread of a case receives a message and answers it: the caller is in a reply object.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/trap.hpp"
#include "selfe/endpoint.hpp"
#include "selfe/slot.hpp"
#include "selfe/untyped.hpp"

namespace selfe::conformance {

/// What keeps a caller; `Reply` is what a call returned, here.
using ReplyObject = selfe::Reply;

/// The current thread's own reply object.
inline thread_local constinit Cap<ReplyObject> own_reply{};

/// Makes what keeps a caller for a thread.
inline Error make_reply_place(Cap<Untyped> memory, Slot place) {
    return memory.retype<ReplyObject>(place);
}

/// Says where the current thread's reply place is.
inline void use_reply_place(Word cptr) {
    own_reply = Cap<ReplyObject>{cptr};
}

/// Names the current thread's reply place in a trap that receives, unless it names one already.
inline void name_reply_place(Trap& trap) {
    const auto number = static_cast<sys::seL4_Syscall_ID>(trap.number());
    const bool receives = number == sys::seL4_SysRecv || number == sys::seL4_SysNBRecv ||
                          number == sys::seL4_SysReplyRecv || number == sys::seL4_SysNBSendRecv;
    if (receives && trap.reply() == 0) {
        trap.reply() = own_reply.bits;
    }
}

/// A system call that only kernels of this kind have, and that returns at once.
inline constexpr sys::seL4_Syscall_ID own_system_call = sys::seL4_SysNBWait;

/// Receives; the caller can be answered.
inline Received receive(Cap<Endpoint> endpoint) {
    return endpoint.recv(own_reply);
}

/// Answers the caller of the last message.
inline void answer_caller(MessageInfo info) {
    own_reply.send(info);
}

template <unsigned Words, unsigned Caps>
void answer_caller(const Message<Words, Caps>& message) {
    answer_caller(message.load());
}

/// Both in one system call: first the answer.
inline Received answer_and_receive(Cap<Endpoint> endpoint, MessageInfo info) {
    return endpoint.reply_recv(info, own_reply);
}
template <unsigned Words, unsigned Caps>
Received answer_and_receive(Cap<Endpoint> endpoint, const Message<Words, Caps>& message) {
    return answer_and_receive(endpoint, message.load());
}

}  // namespace selfe::conformance
