// An endpoint's end: whoever was blocked on it tries again, and finds nothing.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/fault_handler.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

constexpr Word label = 0x51;

// A thread that sends one message and says when it is through with it.
struct Sender {
    Cap<Endpoint> endpoint;
    bool is_through = false;

    static void run(Sender& self) {
        self.endpoint.send(MessageInfo(label));
        self.is_through = true;
    }
};

}  // namespace

CASE(EndpointDeletion, LetsABlockedSendEndAsOneToAnEmptySlot, "IPC-048") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall send(sys::seL4_SysSend, endpoint, MessageInfo(label));
    const Worker sender = t.start(send, SystemCall::make);
    t.settle();
    REQUIRE(!sender.is_done());
    REQUIRE_OK(t.slot_of(endpoint).delete_());
    t.settle();
    CHECK("IPC-048", sender.is_done());
}

CASE(EndpointDeletion, GivesABlockedCallAnError, "IPC-048") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall call(sys::seL4_SysCall, endpoint, MessageInfo(label));
    const Worker caller = t.start(call, SystemCall::make);
    t.settle();
    REQUIRE(!caller.is_done());
    REQUIRE_OK(t.slot_of(endpoint).delete_());
    t.settle();
    CHECK("IPC-048", caller.is_done());
    CHECK_EQ("IPC-048", call.info(), MessageInfo(sys::seL4_InvalidCapability, 1));
    CHECK_EQ("IPC-048", call.word(0), Word{0});
}

CASE(EndpointDeletion, FaultsABlockedReceiver, "IPC-048") {
    FaultHandler handler(t);
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall recv(sys::seL4_SysRecv, endpoint);
    const Worker receiver = t.start(recv, SystemCall::make, {.fault_handler = handler.address()});
    t.settle();
    REQUIRE_OK(t.slot_of(endpoint).delete_());
    const Delivery fault = handler.take();
    CHECK_EQ("IPC-048", fault.info.label(), Word{sys::seL4_Fault_CapFault});
    CHECK_EQ("IPC-048", fault.words[sys::seL4_CapFault_Addr], endpoint.bits);
    CHECK_EQ("IPC-048", fault.words[sys::seL4_CapFault_InRecvPhase], Word{1});
    CHECK("IPC-048", !receiver.is_done());
}

CASE(EndpointDeletion, ReachesEveryoneWhoIsBlocked, "IPC-048") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    Sender senders[thread_number::workers];
    for (Sender& sender : senders) {
        sender.endpoint = endpoint;
        t.start(sender, Sender::run);
    }
    t.settle();
    REQUIRE_OK(t.slot_of(endpoint).delete_());
    t.settle();
    for (const Sender& sender : senders) {
        CHECK("IPC-048", sender.is_through);
    }
}

CASE(EndpointDeletion, WhileACopyIsLeftLeavesTheBlockedAlone, "IPC-048") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<Endpoint> copy = t.copy_of(endpoint);
    SystemCall send(sys::seL4_SysSend, endpoint, MessageInfo(label));
    const Worker sender = t.start(send, SystemCall::make);
    t.settle();
    REQUIRE_OK(t.slot_of(endpoint).delete_());
    t.settle();
    CHECK("IPC-048", !sender.is_done());
    CHECK_EQ("IPC-048", Delivery::take(copy).info, MessageInfo(label));
}

CASE(EndpointDeletion, DoesNotLetAFaultingThreadRunOn, "IPC-049") {
    const FaultHandler handler(t);
    SystemCall recv(sys::seL4_SysRecv, Cap<Any>{t.empty_slot().index});
    const Worker faulting = t.start(recv, SystemCall::make, {.fault_handler = handler.address()});
    t.settle();
    REQUIRE_OK(t.slot_of(handler.cap()).delete_());
    REQUIRE_OK(t.slot_of(handler.endpoint()).delete_());
    t.settle();
    CHECK("IPC-049", !faulting.is_done());
}

}  // namespace selfe::conformance
