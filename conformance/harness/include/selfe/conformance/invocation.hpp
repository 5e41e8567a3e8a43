// Invocations and system calls through a trap of the harness's own, past libsel4's stubs.
// SPDX-License-Identifier: BSD-2-Clause
//
// A defect in a stub must neither hide nor fake a result of the kernel, and the rules about message
// lengths, missing arguments and registers cannot be asked through a stub that always does right.
#pragma once

#include "selfe/cap.hpp"
#include "selfe/conformance/reply.hpp"
#include "selfe/conformance/trap.hpp"

namespace selfe::conformance {

/// A message to a capability, built word by word and sent exactly as built.
///
///     Invocation(cnode, sys::CNodeDelete).words(index, depth).call()
class Invocation {
  public:
    Invocation(Cap<Any> target, Word label) : target_(target.bits), label_(label) {}

    /// The message's words, at most `seL4_MsgMaxLength`; those beyond the message registers go
    /// through the calling thread's IPC buffer.
    template <class... Words>
    Invocation& words(Words... words) {
        ((words_[length_++] = static_cast<Word>(words)), ...);
        return *this;
    }
    /// The extra capabilities, at most 3.
    template <class... Objects>
    Invocation& caps(Cap<Objects>... caps) {
        ((caps_[cap_count_++] = caps.bits), ...);
        return *this;
    }
    /// Claims a message of another length than the words given: too short, or too long.
    Invocation& length(Word length) {
        length_ = length;
        return *this;
    }

    /// Claims another number of extra capabilities than were given.
    Invocation& cap_count(Word count) {
        cap_count_ = count;
        return *this;
    }

    /// Calls, and returns the kernel's reply.
    Reply call();
    /// Sends or non-blockingly sends; returns whether every message register, the head and the
    /// capability's register came back untouched.
    bool send() { return send_with(sys::seL4_SysSend); }
    bool nb_send() { return send_with(sys::seL4_SysNBSend); }

  private:
    static constexpr size_t max_words = 40;  // the longest, aarch64's TCBWriteRegisters, has 38

    Trap message(Word system_call);
    bool send_with(Word system_call);

    Word target_;
    Word label_;
    Word words_[max_words]{};
    Word length_{};
    Word caps_[3]{};
    Word cap_count_{};
};

}  // namespace selfe::conformance
