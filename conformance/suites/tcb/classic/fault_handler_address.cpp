// TCB.SetSpace: a fault handler is an address, looked up when the fault happens.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"

namespace selfe::conformance {
namespace {

// No CSpace of a case leads there.
constexpr Word nowhere = ~Word{0};

void use_a_bad_address(Word&) {
    Cap<Endpoint>{nowhere}.send(MessageInfo());
}

}  // namespace

CASE(TcbSetSpace, WithoutAHandlerTakesTheOneBeforeAway, "TCB-094") {
    const Cap<Endpoint> before = t.make<Endpoint>();
    Word state = 0;
    const Worker worker = t.prepare(state, use_a_bad_address, {.fault_handler = before.bits});
    CHECK_EQ("TCB-094", worker.tcb().set_space(Cap<Endpoint>{}, t.cnode(), 0, t.vspace(), 0),
             Error::NoError);
    REQUIRE_OK(worker.tcb().resume());
    t.settle();
    CHECK_EQ("TCB-094", Delivery::take(before).info, MessageInfo());
    CHECK("TCB-094", !worker.is_done());
}

CASE(TcbSetSpace, TheHandlersAddressIsLookedUpWhenTheFaultHappens, "TCB-115") {
    const Slot handler = t.empty_slot();
    Word state = 0;
    const Worker worker = t.prepare(state, use_a_bad_address);
    // There is no such capability yet, which is no error.
    CHECK_EQ("TCB-115",
             worker.tcb().set_space(Cap<Endpoint>{handler.index}, t.cnode(), 0, t.vspace(), 0),
             Error::NoError);
    REQUIRE_OK(t.memory().retype<Endpoint>(handler));
    REQUIRE_OK(worker.tcb().resume());
    t.settle();
    CHECK_EQ("TCB-115", Cap<Endpoint>{handler.index}.nb_recv().label(),
             Word{sys::seL4_Fault_CapFault});
}

CASE(TcbSetSpace, TheHandlersAddressIsOneOfTheThreadsOwnCSpace, "TCB-115") {
    // The same number leads elsewhere in the CSpace of who sets it.
    const Cap<Endpoint> own = t.make<Endpoint>();
    const Cap<Endpoint> there = t.make<Endpoint>();
    const Cap<CNode> cspace = t.make_cspace(case_cnode_radix);
    REQUIRE_OK(cspace.slot(own.bits).copy(t.slot_of(there), Rights::all()));
    Word state = 0;
    const Worker worker = t.prepare(state, use_a_bad_address);
    REQUIRE_OK(worker.tcb().set_space(own, cspace, 0, t.vspace(), 0));
    REQUIRE_OK(worker.tcb().resume());
    t.settle();
    CHECK_EQ("TCB-115", there.nb_recv().label(), Word{sys::seL4_Fault_CapFault});
    CHECK_EQ("TCB-115", Delivery::take(own).info, MessageInfo());
}

}  // namespace selfe::conformance
