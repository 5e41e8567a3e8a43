// CNode.Delete of the last capability to an object: what goes with it, and what cannot be reached
// any more.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

constexpr Word radix = 2;
constexpr Word region_bits = 12;

// Whether an untyped has children: only without can it be copied.
bool is_unused(Case& t, Cap<Untyped> region) {
    const Slot slot = t.empty_slot();
    const Error error = slot.copy(t.slot_of(region), Rights::all());
    if (error == Error::NoError) {
        t.must(slot.delete_(), "a copy cannot be deleted");
    }
    return error == Error::NoError;
}

}  // namespace

CASE(CNodeDelete, OfTheLastCapabilityDestroysOnlyThatObject, "CN-124") {
    const Cap<Untyped> region = t.make<Untyped>(region_bits);
    const Cap<Notification> goes = t.make_from<Notification>(region);
    const Cap<Notification> stays = t.minted(t.make<Notification>(), 4);
    REQUIRE(!is_unused(t, region));
    REQUIRE_OK(t.slot_of(goes).delete_());
    CHECK("CN-124", is_unused(t, region));
    stays.signal();
    CHECK_EQ("CN-124", stays.poll(), Word{4});
}

CASE(CNodeDelete, OfTheLastTcbCapabilityStopsTheThread, "CN-126") {
    bool has_run = false;
    const Worker ready =
        t.start(has_run, +[](bool& run) { run = true; }, {.priority = priority::Low});
    REQUIRE_OK(t.slot_of(ready.tcb()).delete_());
    t.settle();
    CHECK("CN-126", !ready.is_done());
    CHECK("CN-126", !has_run);
}

CASE(CNodeDelete, OfTheLastTcbCapabilityTakesTheThreadOutOfTheQueue, "CN-126") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall first(sys::seL4_SysSend, t.minted(endpoint, 1));
    SystemCall second(sys::seL4_SysSend, t.minted(endpoint, 2));
    const Worker sender = t.start(first, SystemCall::make);
    t.settle();
    t.start(second, SystemCall::make);
    t.settle();
    REQUIRE_OK(t.slot_of(sender.tcb()).delete_());
    CHECK_EQ("CN-126", Delivery::take(endpoint).badge, Word{2});
    CHECK_EQ("CN-126", Delivery::take(endpoint).badge, Word{0});
}

CASE(CNodeDelete, OfTheLastTcbCapabilityGivesUpWhatTheThreadHeld, "CN-185") {
    const Cap<Untyped> region = t.make<Untyped>(region_bits);
    const Cap<Page> buffer = make_page(t, region);
    const Cap<Tcb> thread = t.make<Tcb>();
    REQUIRE_OK(thread.set_ipc_buffer(Word{1} << region_bits, buffer));
    REQUIRE_OK(t.slot_of(buffer).delete_());
    // Now the thread alone has the frame.
    REQUIRE(!is_unused(t, region));
    REQUIRE_OK(t.slot_of(thread).delete_());
    CHECK("CN-185", is_unused(t, region));
}

CASE(CNodeDelete, OfACNodeThatHoldsItselfLeavesItToTheUntyped, "CN-128") {
    const Cap<Untyped> region = t.make<Untyped>(region_bits);
    const Cap<CNode> cnode = t.make_from<CNode>(region, radix);
    REQUIRE_OK(cnode.slot(1, radix).copy(t.slot_of(cnode), Rights::all()));
    CHECK_EQ("CN-128", t.slot_of(cnode).delete_(), Error::NoError);
    // It lives on, out of reach.
    CHECK("CN-128", !is_unused(t, region));
    CHECK_EQ("CN-128", t.slot_of(region).revoke(), Error::NoError);
    CHECK("CN-128", is_unused(t, region));
}

CASE(CNodeDelete, OfACNodeLeavesTheCNodeInsideToTheUntyped, "CN-129") {
    const Cap<Untyped> region = t.make<Untyped>(region_bits);
    const Cap<CNode> outer = t.make<CNode>(radix);
    REQUIRE_OK(region.retype<CNode>(outer.slot(1, radix), radix));
    const Cap<Untyped> content = t.make<Untyped>(region_bits);
    REQUIRE_OK(content.retype(Traits<Endpoint>::type, 0, outer, 1, radix, 2, 1));
    CHECK_EQ("CN-129", t.slot_of(outer).delete_(), Error::NoError);
    CHECK_EQ("CN-129", t.slot_of(region).revoke(), Error::NoError);
    CHECK("CN-129", is_unused(t, region));
    CHECK("CN-129", is_unused(t, content));
}

CASE(CNodeDelete, OfACNodeKeepsNoPlaceForTheCNodeInside, "CN-129") {
    const Cap<Untyped> home = t.make<Untyped>(radix + sys::seL4_SlotBits);
    const Cap<CNode> outer = t.make_from<CNode>(home, radix);
    const Cap<Untyped> region = t.make<Untyped>(radix + sys::seL4_SlotBits);
    REQUIRE_OK(region.retype<CNode>(outer.slot(1, radix), radix));
    const Cap<Untyped> content = t.make<Untyped>(region_bits);
    REQUIRE_OK(content.retype(Traits<Endpoint>::type, 0, outer, 1, radix, 1, 3));
    REQUIRE_OK(t.slot_of(outer).delete_());
    // The outer one's memory is used anew while the inner one still has to be reclaimed.
    CHECK_EQ("CN-129", home.retype<CNode>(t.empty_slot(), radix), Error::NoError);
    CHECK_EQ("CN-129", t.slot_of(region).revoke(), Error::NoError);
    CHECK("CN-129", is_unused(t, region));
    CHECK("CN-129", is_unused(t, content));
}

CASE(CNodeDelete, OfACNodeLeavesTheThreadInsideToTheUntyped, "CN-186") {
    const Cap<Untyped> home = t.make<Untyped>(Traits<Tcb>::size_bits);
    const Cap<Tcb> thread = t.make_from<Tcb>(home);
    const Cap<Untyped> region = t.make<Untyped>(region_bits);
    const Cap<Page> buffer = make_page(t, region);
    REQUIRE_OK(thread.set_ipc_buffer(Word{1} << region_bits, buffer));
    REQUIRE_OK(t.slot_of(buffer).delete_());
    const Cap<CNode> cnode = t.make<CNode>(radix);
    REQUIRE_OK(cnode.slot(1, radix).move(t.slot_of(thread)));
    CHECK_EQ("CN-186", t.slot_of(cnode).delete_(), Error::NoError);
    CHECK_EQ("CN-186", t.slot_of(home).revoke(), Error::NoError);
    CHECK("CN-186", is_unused(t, region));
    CHECK("CN-186", is_unused(t, home));
}

}  // namespace selfe::conformance
