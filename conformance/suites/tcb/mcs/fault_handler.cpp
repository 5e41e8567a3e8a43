// TCB.SetSpace with scheduling contexts: a fault handler is a capability, taken when it is set.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/fault_handler.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

constexpr Word nowhere = ~Word{0};

void use_a_bad_address(Word&) {
    Cap<Endpoint>{nowhere}.send(MessageInfo());
}

Reply set_handler(Case& t, Cap<Tcb> thread, Cap<Any> handler) {
    return Invocation(thread, sys::TCBSetSpace)
        .words(0, 0)
        .caps(handler, t.cnode(), t.vspace())
        .call();
}

// A worker that faults as soon as it runs.
struct Faulty {
    explicit Faulty(Case& t) : worker(t.prepare(state, use_a_bad_address)) {}

    Word state = 0;
    Worker worker;
};

}  // namespace

CASE(TcbSetSpace, KeepsTheHandlerWhenItsSlotIsDeleted, "TCB-116") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<Endpoint> derived = t.minted(endpoint, 0x5);
    const Faulty faulty(t);
    REQUIRE_EQ(set_handler(t, faulty.worker.tcb(), derived), success());
    REQUIRE_OK(t.slot_of(derived).delete_());
    REQUIRE_OK(faulty.worker.tcb().resume());
    t.settle();
    CHECK_EQ("TCB-116", Delivery::take(endpoint).badge, Word{0x5});
}

CASE(TcbSetSpace, LosesTheHandlerWhenItIsRevoked, "TCB-116") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Faulty faulty(t);
    REQUIRE_EQ(set_handler(t, faulty.worker.tcb(), t.minted(endpoint, 0x5)), success());
    REQUIRE_OK(t.slot_of(endpoint).revoke());
    REQUIRE_OK(faulty.worker.tcb().resume());
    t.settle();
    CHECK_EQ("TCB-116", Delivery::take(endpoint).badge, Word{0});
}

CASE(TcbSetSpace, WithoutAHandlerAFaultStopsTheThread, "TCB-117", "FLT-006") {
    const Faulty faulty(t);
    CHECK_EQ("TCB-117", set_handler(t, faulty.worker.tcb(), Cap<Any>{}), success());
    REQUIRE_OK(faulty.worker.tcb().resume());
    t.settle();
    CHECK("TCB-117", !faulty.worker.is_done());
    // For good: given a handler later, it still waits to be resumed.
    const FaultHandler handler(t);
    REQUIRE_EQ(set_handler(t, faulty.worker.tcb(), handler.cap()), success());
    t.settle();
    CHECK_EQ("FLT-006", Delivery::take(handler.endpoint()).badge, Word{0});
    CHECK("FLT-006", !faulty.worker.is_done());
}

CASE(TcbSetSpace, HandlerThatIsNoEndpointIsInvalidCapability, "TCB-118") {
    const Cap<Tcb> thread = t.make<Tcb>();
    for (const Cap<Any> other : {Cap<Any>(t.make<Notification>()), Cap<Any>(t.make<Tcb>())}) {
        CHECK_EQ("TCB-118", set_handler(t, thread, other), invalid_capability(1));
    }
}

CASE(TcbSetSpace, HandlerWithoutTheRightsIsInvalidCapability, "TCB-119", "FLT-004") {
    const Cap<Tcb> thread = t.make<Tcb>();
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    for (const Rights rights :
         {Rights::read_write(), Rights::no_write(), Rights::can_grant(), Rights::none()}) {
        const Reply reply = set_handler(t, thread, t.copy_of(endpoint, rights));
        CHECK_EQ("TCB-119", reply, invalid_capability(1));
        CHECK_EQ("FLT-004", reply, invalid_capability(1));
    }
}

CASE(TcbSetSpace, HandlerWithWriteAndGrantOrGrantReplyIsTold, "TCB-120", "FLT-004") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    for (const Rights rights : {Rights::can_write() | Rights::can_grant_reply(),
                                Rights::can_write() | Rights::can_grant()}) {
        const Faulty faulty(t);
        CHECK_EQ("TCB-120", set_handler(t, faulty.worker.tcb(), t.minted(endpoint, 0x5, rights)),
                 success());
        REQUIRE_OK(faulty.worker.tcb().resume());
        t.settle();
        CHECK_EQ("FLT-004", Delivery::take(endpoint).badge, Word{0x5});
    }
}

}  // namespace selfe::conformance
