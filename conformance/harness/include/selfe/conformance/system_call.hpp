// A system call with chosen registers, for a worker to make.
// SPDX-License-Identifier: BSD-2-Clause
//
// The registers stay with the case: it sees what the kernel has left in them, also when the call
// has not come back. A worker that makes one needs no IPC buffer.
#pragma once

#include "selfe/cap.hpp"
#include "selfe/conformance/scheduling/receive.hpp"
#include "selfe/message_info.hpp"

namespace selfe::conformance {

/// The state of a worker whose body is one system call:
///
///     SystemCall send(sys::seL4_SysSend, endpoint, MessageInfo(label, 1));
///     const Worker sender = t.start(send.words(7), SystemCall::make);
class SystemCall {
  public:
    SystemCall(sys::seL4_Syscall_ID number, Cap<Any> cap, MessageInfo info = MessageInfo()) {
        trap_.number() = static_cast<Word>(number);
        trap_.cptr() = cap.bits;
        trap_.info() = info.raw().words[0];
    }

    /// The first message registers; words beyond them go through `Worker::ipc_buffer`.
    template <class... Words>
    SystemCall& words(Words... words) {
        static_assert(sizeof...(Words) <= Trap::message_register_count);
        size_t index = 0;
        ((trap_.message_register(index++) = static_cast<Word>(words)), ...);
        return *this;
    }

    /// A worker's body.
    static void make(SystemCall& call) {
        call.complete();
        selfe_conformance_trap(&call.trap_);
    }

    /// Adds what the system call needs of the thread that is about to make it: where a receive
    /// keeps the caller.
    void complete() { name_reply_place(trap_); }

    // What the kernel delivered; before that, what was put in.
    Word badge() { return trap_.badge(); }
    MessageInfo info() { return MessageInfo(sys::seL4_MessageInfo_t{{trap_.info()}}); }
    Word word(size_t index) { return trap_.message_register(index); }
    Trap& registers() { return trap_; }

  private:
    Trap trap_{};
};

}  // namespace selfe::conformance
