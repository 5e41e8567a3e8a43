// What a sender's IPC buffer must allow: the kernel only reads it.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

constexpr Word label = 0x51;
constexpr Word last_word = 0x7777;
constexpr size_t registers = Trap::message_register_count;

}  // namespace

CASE(Message, OfASenderWithAReadOnlyBufferArrivesWhole, "IPC-004") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<Page> frame = make_page(t);
    map_page(t, t.vspace(), frame, window);
    reinterpret_cast<sys::seL4_IPCBuffer*>(window)->msg[registers] = last_word;
    SystemCall send(sys::seL4_SysSend, endpoint, MessageInfo(label, registers + 1));
    const Worker sender = t.prepare(send, SystemCall::make);
    REQUIRE_OK(sender.tcb().set_ipc_buffer(window, t.copy_of(frame, Rights::can_read())));
    REQUIRE_OK(sender.tcb().resume());
    t.settle();
    const Delivery delivery = Delivery::take(endpoint);
    CHECK_EQ("IPC-004", delivery.info, MessageInfo(label, registers + 1));
    CHECK_EQ("IPC-004", get_mr(static_cast<int>(registers)), last_word);
}

}  // namespace selfe::conformance
