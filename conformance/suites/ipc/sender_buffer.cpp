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

CASE(Message, ToAMethodFromAReadOnlyBufferArrivesWhole, "IPC-004") {
    const Cap<Page> frame = make_page(t);
    map_page(t, t.vspace(), frame, window);
    // The authority is an extra capability, whose address is in the buffer.
    reinterpret_cast<sys::seL4_IPCBuffer*>(window)->caps_or_badges[0] = t.tcb().bits;
    SystemCall call(sys::seL4_SysCall, t.make<Tcb>(), MessageInfo(sys::TCBSetPriority, 1, 1));
    const Worker caller = t.prepare(call.words(Word{priority::Low}), SystemCall::make);
    REQUIRE_OK(caller.tcb().set_ipc_buffer(window, t.copy_of(frame, Rights::can_read())));
    REQUIRE_OK(caller.tcb().resume());
    t.settle();
    REQUIRE(caller.is_done());
    CHECK_EQ("IPC-004", call.info(), MessageInfo(0));
}

CASE(Message, FromAMethodIsNotWrittenToAReadOnlyBuffer, "IPC-007") {
    const Cap<Page> frame = make_page(t);
    map_page(t, t.vspace(), frame, window);
    volatile Word& behind_registers =
        reinterpret_cast<sys::seL4_IPCBuffer*>(window)->msg[registers];
    behind_registers = last_word;
    const Cap<Tcb> target = t.make<Tcb>();
    SystemCall call(sys::seL4_SysCall, target, MessageInfo(sys::TCBReadRegisters, 2));
    const Worker caller =
        t.prepare(call.words(Word{0}, Word{user_context_words}), SystemCall::make);
    REQUIRE_OK(caller.tcb().set_ipc_buffer(window, t.copy_of(frame, Rights::can_read())));
    REQUIRE_OK(caller.tcb().resume());
    t.settle();
    REQUIRE_EQ(call.info().label(), Word{0});
    CHECK_EQ("IPC-007", Word{behind_registers}, last_word);
}

}  // namespace selfe::conformance
