// What a CPtr that leads nowhere does to a system call, and which of its bits count.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/fault_handler.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

constexpr Word label = 0x51;
constexpr Word badge = 0xb0b;
// Behind the guard of zeros that a case's CSpace has before its 2^8 slots.
constexpr Word guard_bits = word_bits - case_cnode_radix;
constexpr Cap<Any> nowhere{Word{0x5} << case_cnode_radix | 1};

const Word trap_address = reinterpret_cast<Word>(selfe_conformance_trap_instruction);

Reply guard_fault(bool in_receive_phase) {
    return message_of(sys::seL4_Fault_CapFault, trap_address, nowhere.bits, Word{in_receive_phase},
                      sys::seL4_GuardMismatch, word_bits, 0, guard_bits);
}
Reply missing_fault(Cap<Any> cap) {
    return message_of(sys::seL4_Fault_CapFault, trap_address, cap.bits, 1,
                      sys::seL4_MissingCapability, 0);
}

// The fault of a worker that makes one system call; label 0 if it has none.
Reply fault_of(Case& t, sys::seL4_Syscall_ID number, Cap<Any> cap) {
    FaultHandler handler(t);
    SystemCall call(number, cap, MessageInfo(label));
    t.start(call, SystemCall::make, {.fault_handler = handler.address()});
    return handler.take().message();
}

// Sends with two capabilities of which the second is not to be found; checks what the sender's
// handler and the receiver get.
struct ExtraCapFault {
    Reply fault;
    bool was_delivered;
};
ExtraCapFault fault_of_extra_cap(Case& t, sys::seL4_Syscall_ID number) {
    FaultHandler handler(t);
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall recv(sys::seL4_SysRecv, endpoint);
    const Worker receiver = t.start(recv, SystemCall::make);
    t.settle();
    SystemCall call(number, endpoint, MessageInfo(label, 0, 2));
    const Worker sender = t.prepare(call, SystemCall::make, {.fault_handler = handler.address()});
    sender.ipc_buffer().caps_or_badges[0] = t.make<Notification>().bits;
    sender.ipc_buffer().caps_or_badges[1] = nowhere.bits;
    t.must(sender.tcb().resume(), "the sender cannot be resumed");
    return {handler.take().message(), receiver.is_done()};
}

// A worker in a CSpace of 2^4 slots without a guard: the upper 4 bits of a CPtr are its slot, and
// the other bits are left over.
constexpr Word short_radix = 4;
constexpr Word short_cptr(Word slot, Word rest) {
    return slot << (word_bits - short_radix) | rest;
}
Worker start_in_short_cspace(Case& t, SystemCall& call, Cap<Endpoint> endpoint) {
    const FaultHandler handler(t);
    const Cap<CNode> cspace = t.make<CNode>(short_radix);
    t.must(cspace.slot(1, short_radix).copy(t.slot_of(endpoint), Rights::all()), "slot 1");
    t.must(cspace.slot(2, short_radix).copy(t.slot_of(handler.cap()), Rights::all()), "slot 2");
    return t.start(
        call, SystemCall::make,
        {.fault_handler = fault_endpoint(handler.cap(), Cap<Endpoint>{short_cptr(2, 0)}).bits,
         .cspace = cspace});
}

}  // namespace

CASE(Send, ThroughAnUnresolvableCPtrIsACapFault, "SYS-001") {
    CHECK_EQ("SYS-001", fault_of(t, sys::seL4_SysSend, nowhere), guard_fault(false));
}

CASE(Send, OfAnUnresolvableCapabilityIsACapFaultAndDeliversNothing, "SYS-002") {
    const auto [fault, was_delivered] = fault_of_extra_cap(t, sys::seL4_SysSend);
    CHECK_EQ("SYS-002", fault, guard_fault(false));
    CHECK("SYS-002", !was_delivered);
}

CASE(Send, IgnoresAddressBitsThatAreLeftOver, "SYS-003") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall send(sys::seL4_SysSend, Cap<Any>{short_cptr(1, 0xabcdef)}, MessageInfo(label));
    start_in_short_cspace(t, send, t.minted(endpoint, badge));
    t.settle();
    const Delivery received = Delivery::take(endpoint);
    CHECK_EQ("SYS-003", received.badge, badge);
    CHECK_EQ("SYS-003", received.info, MessageInfo(label));
}

CASE(Call, ThroughAnUnresolvableCPtrIsACapFault, "SYS-004") {
    CHECK_EQ("SYS-004", fault_of(t, sys::seL4_SysCall, nowhere), guard_fault(false));
}

CASE(Call, OfAnUnresolvableCapabilityIsACapFaultAndDeliversNothing, "SYS-005") {
    const auto [fault, was_delivered] = fault_of_extra_cap(t, sys::seL4_SysCall);
    CHECK_EQ("SYS-005", fault, guard_fault(false));
    CHECK("SYS-005", !was_delivered);
}

CASE(Call, IgnoresAddressBitsThatAreLeftOver, "SYS-006") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall call(sys::seL4_SysCall, Cap<Any>{short_cptr(1, 0xabcdef)}, MessageInfo(label));
    const Worker caller = start_in_short_cspace(t, call, t.minted(endpoint, badge));
    t.settle();
    CHECK_EQ("SYS-006", Delivery::take(endpoint).badge, badge);
    answer_caller(message(label + 1));
    t.settle();
    CHECK("SYS-006", caller.is_done());
    CHECK_EQ("SYS-006", call.info(), MessageInfo(label + 1));
}

CASE(Recv, ThroughAnUnresolvableCPtrIsACapFault, "SYS-025") {
    CHECK_EQ("SYS-025", fault_of(t, sys::seL4_SysRecv, nowhere), guard_fault(true));
}

CASE(Recv, FromAnythingButEndpointAndNotificationIsACapFault, "SYS-026") {
    for (const Cap<Any> cap : {Cap<Any>{t.empty_slot().index}, Cap<Any>(t.tcb())}) {
        CHECK_EQ("SYS-026", fault_of(t, sys::seL4_SysRecv, cap), missing_fault(cap));
    }
}

CASE(Recv, WithoutReadRightsIsACapFault, "SYS-027") {
    const Cap<Endpoint> endpoint = t.copy_of(t.make<Endpoint>(), Rights::no_read());
    CHECK_EQ("SYS-027", fault_of(t, sys::seL4_SysRecv, endpoint), missing_fault(endpoint));
    const Cap<Notification> notification = t.copy_of(t.make<Notification>(), Rights::can_write());
    CHECK_EQ("SYS-027", fault_of(t, sys::seL4_SysRecv, notification), missing_fault(notification));
}

CASE(NbRecv, FaultsAsRecvDoes, "SYS-036") {
    CHECK_EQ("SYS-036", fault_of(t, sys::seL4_SysNBRecv, nowhere), guard_fault(true));
    for (const Cap<Any> cap : {Cap<Any>{t.empty_slot().index}, Cap<Any>(t.tcb()),
                               Cap<Any>(t.copy_of(t.make<Endpoint>(), Rights::no_read())),
                               Cap<Any>(t.copy_of(t.make<Notification>(), Rights::can_write()))}) {
        CHECK_EQ("SYS-036", fault_of(t, sys::seL4_SysNBRecv, cap), missing_fault(cap));
    }
}

}  // namespace selfe::conformance
