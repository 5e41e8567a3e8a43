// How a thread of a case receives a message and answers it: the kernel keeps the caller in the TCB.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/trap.hpp"
#include "selfe/endpoint.hpp"
#include "selfe/slot.hpp"
#include "selfe/untyped.hpp"

namespace selfe::conformance {

/// Makes what keeps a caller for a thread: nothing, its TCB does.
inline Error make_reply_place(Cap<Untyped>, Slot) {
    return Error::NoError;
}

/// Says where the current thread's reply place is.
inline void use_reply_place(Word) {}

/// Names the current thread's reply place in a trap that receives.
inline void name_reply_place(Trap&) {}

/// A system call that only kernels of this kind have, and that returns at once.
inline constexpr sys::seL4_Syscall_ID own_system_call = sys::seL4_SysReply;

/// Receives; the caller can be answered.
inline Received receive(Cap<Endpoint> endpoint) {
    return endpoint.recv();
}

/// Answers the caller of the last message.
inline void answer_caller(MessageInfo info) {
    reply(info);
}

template <unsigned Words, unsigned Caps>
void answer_caller(const Message<Words, Caps>& message) {
    answer_caller(message.load());
}

/// Both in one system call: first the answer.
inline Received answer_and_receive(Cap<Endpoint> endpoint, MessageInfo info) {
    return endpoint.reply_recv(info);
}
template <unsigned Words, unsigned Caps>
Received answer_and_receive(Cap<Endpoint> endpoint, const Message<Words, Caps>& message) {
    return answer_and_receive(endpoint, message.load());
}

}  // namespace selfe::conformance
