// Send, NBSend and Signal: who blocks, what arrives, and what is silently ignored.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"
#include "selfe/conformance/invocation.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

constexpr Word label = 0x51;
constexpr Word badge = 0xb0b;

SystemCall send_through(Cap<Any> cap, sys::seL4_Syscall_ID number = sys::seL4_SysSend) {
    return SystemCall(number, cap, MessageInfo(label, 2)).words(11, 12);
}

// True if the call came back at once and left every register as it was.
bool returns_nothing(SystemCall& call) {
    const Trap before = call.registers();
    SystemCall::make(call);
    return call.registers() == before;
}

}  // namespace

CASE(Send, WithNoReceiverBlocksUntilOneComes, "SYS-007") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall send = send_through(t.minted(endpoint, badge));
    const Worker sender = t.start(send, SystemCall::make);
    t.settle();
    REQUIRE(!sender.is_done());
    const Delivery delivery = Delivery::take(endpoint);
    t.settle();
    CHECK_EQ("SYS-007", delivery.message(), message_of(label, 11, 12));
    CHECK("SYS-007", sender.is_done());
}

CASE(Send, ToAWaitingReceiverDeliversAndReturnsNothing, "SYS-008") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall recv(sys::seL4_SysRecv, endpoint);
    const Worker receiver = t.start(recv, SystemCall::make);
    t.settle();
    SystemCall send = send_through(t.minted(endpoint, badge));
    CHECK("SYS-008", returns_nothing(send));
    t.settle();
    CHECK("SYS-008", receiver.is_done());
    CHECK_EQ("SYS-008", recv.badge(), badge);
    CHECK_EQ("SYS-008", recv.info(), MessageInfo(label, 2));
    CHECK_EQ("SYS-008", recv.word(1), Word{12});
}

CASE(Send, ToAKernelObjectRunsTheMethodWithoutAReply, "SYS-009") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    CHECK("SYS-009",
          Invocation(t.cnode(), sys::CNodeDelete).words(endpoint.bits, word_bits).send());
    CHECK("SYS-009", t.is_empty(endpoint));
}

CASE(Send, ToAKernelObjectThatRefusesReturnsNothing, "SYS-009") {
    // Depth 0 is a RangeError, whose words a Call would find in the registers.
    SystemCall send(sys::seL4_SysSend, t.cnode(), MessageInfo(sys::CNodeDelete, 2));
    send.words(1, 0);
    CHECK("SYS-009", returns_nothing(send));
}

CASE(Send, ThroughAnEmptySlotDoesNothing, "SYS-010") {
    SystemCall send = send_through(Cap<Any>{t.empty_slot().index});
    CHECK("SYS-010", returns_nothing(send));
}

CASE(Send, WithoutWriteRightsIsIgnored, "SYS-011") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall recv(sys::seL4_SysRecv, endpoint);
    const Worker receiver = t.start(recv, SystemCall::make);
    t.settle();
    SystemCall send = send_through(t.copy_of(endpoint, Rights::no_write()));
    CHECK("SYS-011", returns_nothing(send));
    t.settle();
    CHECK("SYS-011", !receiver.is_done());
}

CASE(NbSend, ToAWaitingReceiverDelivers, "SYS-012") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall recv(sys::seL4_SysRecv, endpoint);
    const Worker receiver = t.start(recv, SystemCall::make);
    t.settle();
    SystemCall send = send_through(t.minted(endpoint, badge), sys::seL4_SysNBSend);
    CHECK("SYS-012", returns_nothing(send));
    t.settle();
    CHECK("SYS-012", receiver.is_done());
    CHECK_EQ("SYS-012", recv.badge(), badge);
    CHECK_EQ("SYS-012", recv.info(), MessageInfo(label, 2));
    CHECK_EQ("SYS-012", recv.word(0), Word{11});
}

CASE(NbSend, WithNoReceiverDropsTheMessage, "SYS-013") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall send = send_through(t.minted(endpoint, badge), sys::seL4_SysNBSend);
    const Worker sender = t.start(send, SystemCall::make);
    t.settle();
    CHECK("SYS-013", sender.is_done());
    CHECK_EQ("SYS-013", Delivery::take(endpoint).badge, Word{0});
}

CASE(NbSend, ThroughAnUnresolvableCPtrIsSilent, "SYS-014") {
    // A fault would end the case as CRASH.
    SystemCall send = send_through(Cap<Any>{Word{1} << case_cnode_radix}, sys::seL4_SysNBSend);
    CHECK("SYS-014", returns_nothing(send));
}

CASE(NbSend, OfAnUnresolvableCapabilityIsSilentAndDeliversNothing, "SYS-014") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall recv(sys::seL4_SysRecv, endpoint);
    const Worker receiver = t.start(recv, SystemCall::make);
    t.settle();
    SystemCall send(sys::seL4_SysNBSend, endpoint, MessageInfo(label, 0, 1));
    set_cap(0, Cap<Any>{Word{1} << case_cnode_radix});
    CHECK("SYS-014", returns_nothing(send));
    t.settle();
    CHECK("SYS-014", !receiver.is_done());
}

CASE(NbSend, WithoutWriteRightsIsIgnored, "SYS-015") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall recv(sys::seL4_SysRecv, endpoint);
    const Worker receiver = t.start(recv, SystemCall::make);
    t.settle();
    SystemCall send = send_through(t.copy_of(endpoint, Rights::no_write()), sys::seL4_SysNBSend);
    CHECK("SYS-015", returns_nothing(send));
    t.settle();
    CHECK("SYS-015", !receiver.is_done());
}

CASE(Signal, IsASendOfAnEmptyMessage, "SYS-049") {
    const Cap<Notification> notification = t.make<Notification>();
    SystemCall send(sys::seL4_SysSend, t.minted(notification, badge));
    CHECK("SYS-049", returns_nothing(send));
    CHECK_EQ("SYS-049", notification.poll(), badge);
    // libsel4's own wrapper has the same effect.
    t.minted(notification, badge << 1).signal();
    CHECK_EQ("SYS-049", notification.poll(), badge << 1);
}

}  // namespace selfe::conformance
