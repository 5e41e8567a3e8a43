// One method call on a kernel object: who calls, what was said, and where the answer goes.
// SPDX-License-Identifier: BSD-2-Clause
#include "syscall/invocation.hpp"

#include "ipc/message.hpp"

namespace kernel {

Word Invocation::argument(unsigned index) const {
    return message::get_word(caller, buffer_, index);
}

void Invocation::answer(unsigned index, Word value) {
    if (!is_call) {
        return;
    }
    // Arguments only need a readable buffer, an answer needs a writable one.
    seL4_IPCBuffer* buffer = message::buffer_of(caller, message::Access::Receive);
    if (message::set_word(caller, buffer, index, value)) {
        answer_length_ = index + 1;
    }
}

}  // namespace kernel
