// Who is told of a fault: a capability looked up when it happens, with the right to send and grant.
// SPDX-License-Identifier: BSD-2-Clause
#include "faulting_thread.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

// A CSpace of 2^4 slots without a guard: the upper 4 bits of a CPtr are its slot.
constexpr Word short_radix = 4;
constexpr Word short_cptr(Word slot) {
    return slot << (word_bits - short_radix);
}

// Whether the fault of a worker with that handler arrives at `endpoint`, and it does not run on.
struct Attempt {
    Word badge;
    bool ran_on;
};
Attempt fault_through(Case& t, Word handler, Cap<Endpoint> endpoint) {
    SystemCall recv(sys::seL4_SysRecv, Cap<Any>{t.empty_slot().index});
    const Worker worker = t.start(recv, SystemCall::make, {.fault_handler = handler});
    t.settle();
    return {Delivery::take(endpoint).badge, worker.is_done()};
}

}  // namespace

CASE(FaultHandler, IsLookedUpWhenTheFaultHappens, "FLT-003") {
    const FaultHandler before(t);
    FaultHandler now(t);
    SystemCall recv(sys::seL4_SysRecv, Cap<Any>{t.empty_slot().index});
    const Worker worker = t.prepare(recv, SystemCall::make, {.fault_handler = before.address()});
    REQUIRE_OK(t.slot_of(before.cap()).delete_());
    REQUIRE_OK(t.slot_of(before.cap()).copy(t.slot_of(now.cap()), Rights::all()));
    REQUIRE_OK(worker.tcb().resume());
    CHECK_EQ("FLT-003", now.take().badge, FaultHandler::badge);
    CHECK_EQ("FLT-003", Delivery::take(before.endpoint()).badge, Word{0});
}

CASE(FaultHandler, IsLookedUpInTheFaultingThreadsCSpace, "FLT-003") {
    // The address leads nowhere in the CSpace of the case, which configured the thread.
    FaultHandler handler(t);
    const Cap<CNode> cspace = t.make<CNode>(short_radix);
    REQUIRE_OK(cspace.slot(3, short_radix).copy(t.slot_of(handler.cap()), Rights::all()));
    SystemCall recv(sys::seL4_SysRecv, Cap<Any>{short_cptr(4)});
    t.start(recv, SystemCall::make, {.fault_handler = short_cptr(3), .cspace = cspace});
    const Delivery fault = handler.take();
    CHECK_EQ("FLT-003", fault.badge, FaultHandler::badge);
    CHECK_EQ("FLT-003", fault.words[sys::seL4_CapFault_Addr], short_cptr(4));
}

CASE(FaultHandler, WithWriteAndGrantOrGrantReplyIsTold, "FLT-004") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    for (const Rights rights : {Rights::can_write() | Rights::can_grant(),
                                Rights::can_write() | Rights::can_grant_reply()}) {
        const auto [badge, ran_on] =
            fault_through(t, t.minted(endpoint, 0x5, rights).bits, endpoint);
        CHECK_EQ("FLT-004", badge, Word{0x5});
        CHECK("FLT-004", !ran_on);
    }
}

CASE(FaultHandler, WithFewerRightsIsNotTold, "FLT-004") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    for (const Rights rights :
         {Rights::read_write(), Rights::no_write(), Rights::can_grant(), Rights::none()}) {
        const auto [badge, ran_on] =
            fault_through(t, t.minted(endpoint, 0x5, rights).bits, endpoint);
        CHECK_EQ("FLT-004", badge, Word{0});
        CHECK("FLT-004", !ran_on);
    }
}

CASE(FaultHandler, ThatIsNoEndpointLeavesTheThreadSuspended, "FLT-005") {
    const Cap<Endpoint> unconcerned = t.make<Endpoint>();
    constexpr Word nowhere = Word{1} << case_cnode_radix;
    for (const Word handler :
         {t.empty_slot().index, t.make<Notification>().bits, Word{case_slot::Null}, nowhere}) {
        const auto [badge, ran_on] = fault_through(t, handler, unconcerned);
        CHECK_EQ("FLT-005", badge, Word{0});
        CHECK("FLT-005", !ran_on);
    }
}

CASE(FaultHandler, ThatWasMissingIsToldOnceTheThreadIsResumed, "FLT-005") {
    const FaultHandler handler(t);
    const Slot late = t.empty_slot();
    SystemCall recv(sys::seL4_SysRecv, Cap<Any>{t.empty_slot().index});
    const Worker worker = t.start(recv, SystemCall::make, {.fault_handler = late.index});
    t.settle();
    REQUIRE_OK(late.copy(t.slot_of(handler.cap()), Rights::all()));
    t.settle();
    // Suspended, not waiting for the handler to come.
    CHECK_EQ("FLT-005", Delivery::take(handler.endpoint()).badge, Word{0});
    REQUIRE_OK(worker.tcb().resume());
    t.settle();
    CHECK_EQ("FLT-005", Delivery::take(handler.endpoint()).badge, FaultHandler::badge);
}

}  // namespace selfe::conformance
