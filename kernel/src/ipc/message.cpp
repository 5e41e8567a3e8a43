// Messages: the tag word, and where a thread's IPC buffer is. Manual: sec:messageinfo.
// SPDX-License-Identifier: BSD-2-Clause
#include "ipc/message.hpp"

#include "ipc/buffer_frame.hpp"

namespace kernel::message {

static_assert(MessageInfo::unpack(MessageInfo{5, 7, 3, 120}.pack()).pack() ==
              MessageInfo{5, 7, 3, 120}.pack());

seL4_IPCBuffer* buffer_of(const Tcb& thread, Access access) {
    return buffer_frame::find_buffer(thread.buffer_frame().cap, thread.ipc_buffer,
                                     access == Access::Receive);
}

bool set_word(Tcb& thread, seL4_IPCBuffer* buffer, unsigned index, Word value) {
    if (index < arch::UserContext::message_registers) {
        thread.context.set_message(index, value);
        return true;
    }
    if (buffer && index < seL4_MsgMaxLength) {
        buffer->msg[index] = value;
        return true;
    }
    return false;
}

Word get_word(const Tcb& thread, const seL4_IPCBuffer* buffer, unsigned index) {
    return index < arch::UserContext::message_registers ? thread.context.message(index)
                                                        : buffer->msg[index];
}

unsigned reachable_length(unsigned length, const seL4_IPCBuffer* buffer) {
    return buffer ? length : smaller(length, arch::UserContext::message_registers);
}

}  // namespace kernel::message
