// CNode.Move, CNode.Mutate and CNode.Rotate: capabilities that change their place.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {

CASE(CNodeMove, EmptiesTheSourceAndKeepsTheCapability, "CN-112") {
    const Cap<Notification> badged = t.minted(t.make<Notification>(), 6);
    const Slot slot = t.empty_slot();
    CHECK_EQ("CN-112", slot.move(t.slot_of(badged)), Error::NoError);
    CHECK("CN-112", t.is_empty(badged));
    const Cap<Notification> moved{slot.index};
    moved.signal();
    CHECK_EQ("CN-112", moved.poll(), Word{6});
}

CASE(CNodeMove, OntoItselfIsDeleteFirst, "CN-113") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    CHECK_EQ("CN-113", t.slot_of(endpoint).move(t.slot_of(endpoint)), Error::DeleteFirst);
    CHECK("CN-113", !t.is_empty(endpoint));
}

CASE(CNodeMove, KeepsChildren, "CN-114") {
    const Cap<Untyped> region = t.make<Untyped>(12);
    const Cap<Endpoint> child = t.make_from<Endpoint>(region);
    const Slot slot = t.empty_slot();
    REQUIRE_OK(slot.move(t.slot_of(region)));
    CHECK_EQ("CN-114", slot.revoke(), Error::NoError);
    CHECK("CN-114", t.is_empty(child));
}

CASE(CNodeMove, IntoOccupiedSlotIsDeleteFirst, "CN-057") {
    const Cap<Endpoint> source = t.make<Endpoint>();
    const Cap<Endpoint> occupied = t.make<Endpoint>();
    CHECK_EQ("CN-057", t.slot_of(occupied).move(t.slot_of(source)), Error::DeleteFirst);
    CHECK("CN-057", !t.is_empty(source));
}

CASE(CNodeMutate, SetsTheGuardAndKeepsChildren, "CN-115") {
    constexpr Word radix = 4;
    constexpr Word guard_bits = 3;
    const Cap<CNode> cnode = t.make<CNode>(radix);
    REQUIRE_OK(t.memory().retype<Endpoint>(cnode.slot(1, radix)));
    const Cap<CNode> copy = t.copy_of(cnode);
    const Slot slot = t.empty_slot();
    CHECK_EQ("CN-115", slot.mutate(t.slot_of(cnode), cnode_guard(5, guard_bits)), Error::NoError);
    CHECK("CN-115", !t.is_empty(Cap<CNode>{slot.index}.slot(5 << radix | 1, guard_bits + radix)));
    REQUIRE_OK(slot.revoke());
    CHECK("CN-115", t.is_empty(copy));
}

CASE(CNodeMutate, OfAnEndpointIsIllegalOperation, "CN-116") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<Notification> notification = t.make<Notification>();
    const Slot slot = t.empty_slot();
    CHECK_EQ("CN-116", slot.mutate(t.slot_of(endpoint), 7), Error::IllegalOperation);
    CHECK_EQ("CN-116", slot.mutate(t.slot_of(notification), 7), Error::IllegalOperation);
    CHECK("CN-116", t.is_empty(slot));
    CHECK("CN-116", !t.is_empty(endpoint));
}

CASE(CNodeMutate, GuardThatDoesNotFitIsIllegalOperation, "CN-117") {
    constexpr Word radix = 10;
    const Cap<CNode> cnode = t.make<CNode>(radix);
    CHECK_EQ("CN-117",
             t.empty_slot().mutate(t.slot_of(cnode), cnode_guard(0, word_bits - radix + 1)),
             Error::IllegalOperation);
    CHECK("CN-117", !t.is_empty(cnode));
}

namespace {

constexpr Word radix = 2;

// CNodes can be told apart by what lies in them. (Endpoints could by their badge, but rotating
// sets badges anew, which the kernel refuses for them.)
Cap<CNode> cnode_with_something_in(Case& t, Word index) {
    const Cap<CNode> cnode = t.make<CNode>(radix);
    t.must(t.memory().retype<Endpoint>(cnode.slot(index, radix)), "a CNode cannot be marked");
    return cnode;
}

}  // namespace

CASE(CNodeRotate, MovesPivotAndSourceOn, "CN-119") {
    const Cap<CNode> pivot = cnode_with_something_in(t, 1);
    const Cap<CNode> source = cnode_with_something_in(t, 2);
    const Slot slot = t.empty_slot();
    CHECK_EQ("CN-119", slot.rotate(0, t.slot_of(pivot), 0, t.slot_of(source)), Error::NoError);
    CHECK("CN-119", t.is_empty(source));
    CHECK("CN-119", !t.is_empty(Cap<CNode>{slot.index}.slot(1, radix)));
    // Where the pivot was, the source's capability is now.
    CHECK("CN-119", !t.is_empty(pivot.slot(2, radix)));
}

CASE(CNodeRotate, DestinationThatIsTheSourceSwaps, "CN-120") {
    const Cap<CNode> one = cnode_with_something_in(t, 1);
    const Cap<CNode> two = cnode_with_something_in(t, 2);
    CHECK_EQ("CN-120", t.slot_of(one).rotate(0, t.slot_of(two), 0, t.slot_of(one)), Error::NoError);
    CHECK("CN-120", !t.is_empty(one.slot(2, radix)));
    CHECK("CN-120", !t.is_empty(two.slot(1, radix)));
}

CASE(CNodeRotate, PivotThatIsAnotherArgumentIsIllegalOperation, "CN-089", "CN-090") {
    const Slot source = t.slot_of(t.make<Endpoint>());
    const Slot pivot = t.slot_of(t.make<Endpoint>());
    const Slot slot = t.empty_slot();
    CHECK_EQ("CN-089", slot.rotate(0, source, 0, source), Error::IllegalOperation);
    CHECK_EQ("CN-090", pivot.rotate(0, pivot, 0, source), Error::IllegalOperation);
}

CASE(CNodeRotate, IntoAnotherOccupiedSlotIsDeleteFirst, "CN-083") {
    const Slot source = t.slot_of(t.make<Endpoint>());
    const Slot pivot = t.slot_of(t.make<Endpoint>());
    const Slot occupied = t.slot_of(t.make<Endpoint>());
    CHECK_EQ("CN-083", occupied.rotate(0, pivot, 0, source), Error::DeleteFirst);
}

}  // namespace selfe::conformance
