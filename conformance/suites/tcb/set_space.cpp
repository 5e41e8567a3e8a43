// TCB.SetSpace: where a thread's addresses, its memory and its faults lead from then on.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"
#include "selfe/conformance/probe.hpp"
#include "selfe/scheduling/reply_place.hpp"
#include "threads.hpp"

namespace selfe::conformance {
namespace {

constexpr Word radix = 4;

// Addresses in the worker's CSpace.
constexpr Word bell = 2;
constexpr Word gate = 3;

// Signals, waits to be let through, and signals again; the last wait never ends.
void signal_twice(Word&) {
    for (int i = 0; i < 2; ++i) {
        Cap<Notification>{bell}.signal();
        (void)scheduling::recv_unanswered(Cap<Endpoint>{gate});
    }
}

Cap<CNode> cspace_with(Case& t, Cap<Notification> notification, Cap<Endpoint> endpoint) {
    const Cap<CNode> cspace = t.make_cspace(radix);
    REQUIRE_OK(cspace.slot(bell).copy(t.slot_of(notification), Rights::all()));
    REQUIRE_OK(cspace.slot(gate).copy(t.slot_of(endpoint), Rights::all()));
    return cspace;
}

// No CSpace of a case leads there.
constexpr Word nowhere = ~Word{0};

void use_a_bad_address(Word&) {
    Cap<Endpoint>{nowhere}.send(MessageInfo());
}

Error set_fault_handler(Case& t, const Worker& worker, Word handler) {
    return worker.tcb().set_space(Cap<Endpoint>{handler}, t.cnode(), 0, t.vspace(), 0);
}

}  // namespace

CASE(TcbSetSpace, TheNextLookupUsesTheNewCSpace, "TCB-094", "TCB-110") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<Notification> first = t.make<Notification>();
    const Cap<Notification> second = t.make<Notification>();
    const Cap<CNode> first_cspace = cspace_with(t, t.minted(first, 1), endpoint);
    const Cap<CNode> second_cspace = cspace_with(t, t.minted(second, 2), endpoint);
    Word state = 0;
    const Worker worker = t.prepare(state, signal_twice);
    REQUIRE_OK(worker.tcb().set_space(Cap<Endpoint>{}, first_cspace, 0, t.vspace(), 0));
    REQUIRE_OK(worker.tcb().resume());
    t.settle();
    REQUIRE_EQ(first.poll(), Word{1});
    CHECK_EQ(here("TCB-094", "TCB-110"),
             worker.tcb().set_space(Cap<Endpoint>{}, second_cspace, 0, t.vspace(), 0),
             Error::NoError);
    endpoint.nb_send(MessageInfo());
    t.settle();
    CHECK_EQ(here("TCB-094", "TCB-110"), second.poll(), Word{2});
    CHECK_EQ(here("TCB-094", "TCB-110"), first.poll(), Word{0});
}

CASE(TcbSetSpace, TheNextAccessUsesTheNewVSpace, "TCB-094", "TCB-110") {
    const Cap<VSpace> first = make_vspace(t);
    const Cap<VSpace> second = make_vspace(t);
    const Cap<Page> first_page = make_page(t);
    const Cap<Page> second_page = make_page(t);
    map_page(t, first, first_page, window);
    map_page(t, second, second_page, window);
    Probe probe(t, first);
    Probe other(t, second);
    REQUIRE(probe.can_write(window, 1));
    REQUIRE(other.can_write(window, 2));
    REQUIRE_EQ(probe.read(window).value, Word{1});
    CHECK_EQ(here("TCB-094", "TCB-110"),
             probe.tcb().set_space(Cap<Endpoint>{}, t.cnode(), 0, second, 0), Error::NoError);
    CHECK_EQ(here("TCB-094", "TCB-110"), probe.read(window).value, Word{2});
}

CASE(TcbSetSpace, TheNextFaultGoesToTheNewHandler, "TCB-094", "TCB-110") {
    const Cap<Endpoint> first = t.make<Endpoint>();
    const Cap<Endpoint> second = t.make<Endpoint>();
    Word state = 0;
    const Worker worker = t.prepare(state, use_a_bad_address, {.fault_handler = first.bits});
    REQUIRE_OK(set_fault_handler(t, worker, second.bits));
    REQUIRE_OK(worker.tcb().resume());
    t.settle();
    CHECK_EQ(here("TCB-094", "TCB-110"), Delivery::take(second).info.label(),
             Word{sys::seL4_Fault_CapFault});
    CHECK_EQ(here("TCB-094", "TCB-110"), Delivery::take(first).info, MessageInfo());
}

CASE(TcbSetSpace, OverTheLastCapabilityToACNodeIsIllegalOperation, "TCB-185") {
    const Cap<Tcb> thread = t.make<Tcb>();
    const Cap<CNode> cspace = t.make<CNode>(radix);
    const auto use = [&](Cap<CNode> root) {
        return thread.set_space(Cap<Endpoint>{}, root, 0, t.vspace(), 0);
    };
    REQUIRE_OK(use(cspace));
    // Another capability to it is enough.
    CHECK_EQ("TCB-185", use(t.cnode()), Error::NoError);
    REQUIRE_OK(use(cspace));
    REQUIRE_OK(t.slot_of(cspace).delete_());
    CHECK_EQ("TCB-185", use(t.cnode()), Error::IllegalOperation);
}

}  // namespace selfe::conformance
