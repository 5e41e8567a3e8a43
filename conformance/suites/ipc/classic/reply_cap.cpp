// The capability to answer a caller: saved, used once, lost.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"
#include "selfe/conformance/fault_handler.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

constexpr Word label = 0x51;
constexpr Word badge = 0xb0b;

// A worker whose call the case has received, through `receiving`, and not answered.
struct Caller {
    Caller(Case& t, Cap<Endpoint> sending, Cap<Endpoint> receiving)
        : call(sys::seL4_SysCall, sending, MessageInfo(label)),
          worker(t.start(call, SystemCall::make)) {
        t.settle();
        t.must(
            Delivery::take(receiving).info.label() == label ? Error::NoError : Error::FailedLookup,
            "the call did not arrive");
    }
    Caller(Case& t, Cap<Endpoint> endpoint) : Caller(t, endpoint, endpoint) {}

    bool is_answered() const { return worker.is_done(); }

    SystemCall call;
    Worker worker;
};

// The slot of the reply capability for the caller received last.
Slot saved_caller(Case& t) {
    const Slot slot = t.empty_slot();
    t.must(slot.save_caller(), "the caller cannot be saved");
    return slot;
}

// Answers a call received with `rights` on the endpoint; returns what the caller gets.
MessageInfo answer_with_cap(Case& t, Rights rights, Slot slot) {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall call(sys::seL4_SysCall, endpoint, MessageInfo(label));
    const Worker caller = t.prepare(call, SystemCall::make);
    caller.ipc_buffer().receiveCNode = slot.root.bits;
    caller.ipc_buffer().receiveIndex = slot.index;
    caller.ipc_buffer().receiveDepth = slot.depth;
    t.must(caller.tcb().resume(), "the caller cannot be resumed");
    t.settle();
    (void)Delivery::take(t.copy_of(endpoint, rights));
    answer_caller(message(label + 1, 1).granting(t.make<Notification>()));
    t.settle();
    return call.info();
}

}  // namespace

CASE(ReplyCap, SavedAnswersTheCallerByASend, "IPC-033") {
    Caller caller(t, t.make<Endpoint>());
    const Slot slot = saved_caller(t);
    SystemCall send(sys::seL4_SysSend, Cap<Any>{slot.index}, MessageInfo(label + 1, 1));
    SystemCall::make(send.words(41));
    t.settle();
    CHECK("IPC-033", caller.is_answered());
    CHECK_EQ("IPC-033", caller.call.info(), MessageInfo(label + 1, 1));
    CHECK_EQ("IPC-033", caller.call.word(0), Word{41});
}

CASE(ReplyCap, DeletesItselfWhenUsed, "IPC-034") {
    Caller caller(t, t.make<Endpoint>());
    const Slot slot = saved_caller(t);
    REQUIRE(!t.is_empty(slot));
    Cap<Endpoint>{slot.index}.send(message(label));
    CHECK("IPC-034", t.is_empty(slot));
}

CASE(ReplyCap, DeletesItselfWhenItAnswersAFault, "IPC-034") {
    FaultHandler handler(t);
    SystemCall early(sys::seL4_SysRecv, Cap<Any>{t.empty_slot().index});
    t.start(early, SystemCall::make, {.fault_handler = handler.address()});
    REQUIRE_EQ(handler.take().info.label(), Word{sys::seL4_Fault_CapFault});
    const Slot slot = saved_caller(t);
    REQUIRE(!t.is_empty(slot));
    Cap<Endpoint>{slot.index}.send(message(0));
    CHECK("IPC-034", t.is_empty(slot));
}

CASE(ReplyCap, OfASuspendedCallerDisappears, "IPC-035") {
    Caller caller(t, t.make<Endpoint>());
    const Slot slot = saved_caller(t);
    REQUIRE_OK(caller.worker.tcb().suspend());
    CHECK("IPC-035", t.is_empty(slot));
}

CASE(ReplyCap, OfADeletedCallerDisappears, "IPC-035") {
    Caller caller(t, t.make<Endpoint>());
    const Slot slot = saved_caller(t);
    REQUIRE_OK(t.slot_of(caller.worker.tcb()).delete_());
    CHECK("IPC-035", t.is_empty(slot));
}

CASE(ReplyCap, ThatWasNotSavedDisappearsWithItsCaller, "IPC-035") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    Caller caller(t, t.minted(endpoint, badge), endpoint);
    REQUIRE_OK(caller.worker.tcb().suspend());
    REQUIRE_OK(caller.worker.tcb().resume());
    // The caller calls again; what the case holds is not the right to answer that.
    answer_caller(message(label + 1));
    t.settle();
    CHECK("IPC-035", !caller.is_answered());
    CHECK_EQ("IPC-035", Delivery::take(endpoint).badge, badge);
}

CASE(ReplyCap, OutlivesTheEndpoint, "IPC-036") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    Caller caller(t, endpoint);
    REQUIRE_OK(t.slot_of(endpoint).delete_());
    answer_caller(message(label + 1));
    t.settle();
    CHECK("IPC-036", caller.is_answered());
    CHECK_EQ("IPC-036", caller.call.info(), MessageInfo(label + 1));
}

CASE(ReplyCap, FromAnEndpointWithGrantPassesCapabilities, "IPC-037") {
    const Slot slot = t.empty_slot();
    CHECK_EQ("IPC-037", answer_with_cap(t, Rights::all(), slot), MessageInfo(label + 1, 1, 1));
    CHECK("IPC-037", !t.is_empty(slot));
}

CASE(ReplyCap, FromAnEndpointWithoutGrantPassesWordsOnly, "IPC-037") {
    const Slot slot = t.empty_slot();
    CHECK_EQ("IPC-037", answer_with_cap(t, Rights::can_read(), slot), MessageInfo(label + 1, 1));
    CHECK("IPC-037", t.is_empty(slot));
}

CASE(ReplyCap, ThatIsDeletedLeavesTheCallerBlocked, "IPC-038") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    Caller caller(t, t.minted(endpoint, badge), endpoint);
    REQUIRE_OK(saved_caller(t).delete_());
    t.settle();
    CHECK("IPC-038", !caller.is_answered());
    CHECK_EQ("IPC-038", Delivery::take(endpoint).badge, Word{0});
    // Resumed, it calls again.
    REQUIRE_OK(caller.worker.tcb().resume());
    t.settle();
    CHECK_EQ("IPC-038", Delivery::take(endpoint).badge, badge);
}

CASE(ReplyCap, IsReplacedByTheNextCall, "IPC-039") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Caller first(t, endpoint);
    const Caller second(t, endpoint);
    answer_caller(message(label));
    answer_caller(message(label));
    t.settle();
    CHECK("IPC-039", second.is_answered());
    CHECK("IPC-039", !first.is_answered());
}

CASE(ReplyCap, ThatWasSavedIsNotRepliedTo, "IPC-040") {
    Caller caller(t, t.make<Endpoint>());
    const Slot slot = saved_caller(t);
    answer_caller(message(label));
    t.settle();
    CHECK("IPC-040", !caller.is_answered());
    CHECK("IPC-040", !t.is_empty(slot));
}

}  // namespace selfe::conformance
