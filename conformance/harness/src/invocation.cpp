// Puts a message into registers and IPC buffer, traps, and takes the reply out again.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

constexpr Word length_bits = 7;  // seL4_MessageInfo: length 0-6, extraCaps 7-8, unwrapped 9-11
constexpr Word label_shift = 12;

constexpr Word info_word(Word label, Word cap_count, Word length) {
    return label << label_shift | cap_count << length_bits | length;
}

}  // namespace

Trap Invocation::message(Word system_call) {
    Trap trap{};
    trap.number() = system_call;
    trap.cptr() = target_;
    trap.info() = info_word(label_, cap_count_, length_);
    sys::seL4_IPCBuffer* buffer = sys::seL4_GetIPCBuffer();
    for (size_t i = 0; i < max_words; ++i) {
        if (i < Trap::message_register_count) {
            trap.message_register(i) = words_[i];
        } else if (i < length_) {
            buffer->msg[i] = words_[i];
        }
    }
    for (size_t i = 0; i < cap_count_; ++i) {
        buffer->caps_or_badges[i] = caps_[i];
    }
    return trap;
}

Reply Invocation::call() {
    Trap trap = message(static_cast<Word>(sys::seL4_SysCall));
    selfe_conformance_trap(&trap);
    Reply reply;
    reply.label = trap.info() >> label_shift;
    reply.length = trap.info() & ((Word{1} << length_bits) - 1);
    for (size_t i = 0; i < Reply::max_words && i < reply.length; ++i) {
        reply.words[i] = i < Trap::message_register_count ? trap.message_register(i)
                                                          : sys::seL4_GetIPCBuffer()->msg[i];
    }
    return reply;
}

bool Invocation::send_with(Word system_call) {
    Trap trap = message(system_call);
    Trap before = trap;
    selfe_conformance_trap(&trap);
    for (size_t i = 0; i < Trap::message_register_count; ++i) {
        if (trap.message_register(i) != before.message_register(i)) {
            return false;
        }
    }
    return trap.info() == before.info() && trap.cptr() == before.cptr();
}

}  // namespace selfe::conformance
