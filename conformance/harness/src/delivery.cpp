// Receives without blocking, and copies the message out of registers and IPC buffer.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/delivery.hpp"

#include "selfe/conformance/scheduling/receive.hpp"
#include "selfe/ipc_buffer.hpp"

namespace selfe::conformance {

Delivery Delivery::take(Cap<Endpoint> endpoint) {
    Trap trap{};
    trap.number() = static_cast<Word>(sys::seL4_SysNBRecv);
    trap.cptr() = endpoint.bits;
    name_reply_place(trap);
    selfe_conformance_trap(&trap);

    Delivery delivery;
    delivery.info = MessageInfo(sys::seL4_MessageInfo_t{{trap.info()}});
    delivery.badge = trap.badge();
    for (size_t i = 0; i < delivery.info.length() && i < sys::seL4_MsgMaxLength; ++i) {
        delivery.words[i] = i < Trap::message_register_count ? trap.message_register(i)
                                                             : sys::seL4_GetIPCBuffer()->msg[i];
    }
    for (size_t i = 0; i < sys::seL4_MsgMaxExtraCaps; ++i) {
        delivery.unwrapped_badges[i] = get_badge(static_cast<int>(i));
    }
    return delivery;
}

Reply Delivery::message() const {
    Reply reply{.label = info.label(), .length = info.length(), .words = {}};
    for (size_t i = 0; i < info.length() && i < Reply::max_words; ++i) {
        reply.words[i] = words[i];
    }
    return reply;
}

}  // namespace selfe::conformance
