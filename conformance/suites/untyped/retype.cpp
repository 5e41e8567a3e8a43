// Untyped.Retype: what it makes, where it puts it, and how memory is used up and given back.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

constexpr Word region_bits = 14;  // small enough to fill, large enough for every fixed-size object

// A retype of endpoints into `count` slots from `offset` of the case's own CNode.
Error make_endpoints(Case& t, Cap<Untyped> untyped, Word offset, Word count) {
    return untyped.retype(Traits<Endpoint>::type, 0, t.cnode(), 0, 0, offset, count);
}

// How many bytes the kernel says are left: asked for by a request that is always too large.
Reply ask_for_more_than_there_is(Case& t, Cap<Untyped> untyped) {
    return Invocation(untyped, sys::UntypedRetype)
        .words(Traits<Untyped>::type, region_bits + 1, 0, 0, t.empty_slot().index, 1)
        .caps(t.cnode())
        .call();
}

}  // namespace

CASE(UntypedRetype, ManyObjectsFillConsecutiveSlots, "UT-001", "UT-002") {
    const Word first = t.empty_slot().index;
    for (Word i = 1; i < 4; ++i) {
        REQUIRE_EQ(t.empty_slot().index, first + i);
    }
    const Word behind = t.empty_slot().index;
    CHECK_EQ("UT-002", make_endpoints(t, t.memory(), first, 4), Error::NoError);
    for (Word i = 0; i < 4; ++i) {
        CHECK("UT-001", !t.is_empty(Cap<Any>{first + i}));
    }
    CHECK("UT-001", t.is_empty(Cap<Any>{behind}));
}

CASE(UntypedRetype, DepthNamesACNodeBelowTheRoot, "UT-003") {
    const Cap<CNode> inner = t.make<CNode>(4);
    // The destination CNode is found at its own address in the case's CSpace.
    CHECK_EQ("UT-003",
             t.memory().retype(Traits<Endpoint>::type, 0, t.cnode(), inner.bits, word_bits, 3, 1),
             Error::NoError);
    CHECK("UT-003", !t.is_empty(inner.slot(3, 4)));
    CHECK("UT-003", t.is_empty(inner.slot(2, 4)));
}

CASE(UntypedRetype, WatermarkMovesByWhatIsTaken, "UT-038", "UT-061") {
    const Cap<Untyped> region = t.make<Untyped>(region_bits);
    constexpr Word whole = Word{1} << region_bits;
    CHECK_EQ("UT-061", ask_for_more_than_there_is(t, region), not_enough_memory(whole));
    t.make_from<Endpoint>(region);
    CHECK_EQ("UT-038", ask_for_more_than_there_is(t, region),
             not_enough_memory(whole - (Word{1} << Traits<Endpoint>::size_bits)));
}

CASE(UntypedRetype, ObjectsAreAlignedToTheirSize, "UT-039") {
    const Cap<Untyped> region = t.make<Untyped>(region_bits);
    t.make_from<Endpoint>(region);
    t.make_from<Tcb>(region);
    // The TCB lies at the first multiple of its size behind the endpoint.
    constexpr Word used = Word{2} << Traits<Tcb>::size_bits;
    CHECK_EQ("UT-039", ask_for_more_than_there_is(t, region),
             not_enough_memory((Word{1} << region_bits) - used));
}

CASE(UntypedRetype, MemoryComesBackWhenAllChildrenAreGone, "UT-040", "UT-041") {
    const Cap<Untyped> region = t.make<Untyped>(region_bits);
    const Cap<Endpoint> first = t.make_from<Endpoint>(region);
    const Cap<Endpoint> second = t.make_from<Endpoint>(region);
    constexpr Word endpoint_bytes = Word{1} << Traits<Endpoint>::size_bits;
    constexpr Word whole = Word{1} << region_bits;
    REQUIRE_OK(t.slot_of(first).delete_());
    CHECK_EQ("UT-040", ask_for_more_than_there_is(t, region),
             not_enough_memory(whole - 2 * endpoint_bytes));
    REQUIRE_OK(t.slot_of(second).delete_());
    const Slot slot = t.empty_slot();
    CHECK_EQ("UT-041", region.retype<Untyped>(slot, region_bits), Error::NoError);
}

CASE(UntypedRetype, RevokeRemovesEveryChild, "UT-037") {
    const Cap<Untyped> region = t.make<Untyped>(region_bits);
    const Cap<Endpoint> child = t.make_from<Endpoint>(region);
    const Cap<Endpoint> badged = t.minted(child, 1);
    const Cap<Untyped> nested = t.make_from<Untyped>(region, 10);
    const Cap<Notification> grandchild = t.make_from<Notification>(nested);
    REQUIRE_OK(t.slot_of(region).revoke());
    for (const Cap<Any> gone :
         {Cap<Any>(child), Cap<Any>(badged), Cap<Any>(nested), Cap<Any>(grandchild)}) {
        CHECK("UT-037", t.is_empty(gone));
    }
    CHECK("UT-037", !t.is_empty(region));
}

CASE(UntypedRetype, CopyIsAChildThatBlocksTheOriginal, "UT-047") {
    const Cap<Untyped> region = t.make<Untyped>(region_bits);
    const Cap<Untyped> copy = t.copy_of(region);
    const Slot slot = t.empty_slot();
    CHECK_EQ("UT-047", region.retype<Endpoint>(slot), Error::NotEnoughMemory);
    CHECK_EQ("UT-047", copy.retype<Endpoint>(slot), Error::NoError);
    // What was made of the copy is the copy's child.
    REQUIRE_OK(t.slot_of(copy).revoke());
    CHECK("UT-047", t.is_empty(slot));
    CHECK("UT-047", !t.is_empty(copy));
}

CASE(UntypedRetype, ExactlyTheFanOutLimitSucceeds, "UT-048") {
    constexpr Word limit = config::number("RETYPE_FAN_OUT_LIMIT");
    const Cap<CNode> wide = t.make<CNode>(9);
    static_assert(limit <= 512, "the CNode of this case is too small");
    CHECK_EQ("UT-048", t.memory().retype(Traits<Endpoint>::type, 0, wide, 0, 0, 0, limit),
             Error::NoError);
    CHECK("UT-048", !t.is_empty(wide.slot(limit - 1, 9)));
}

CASE(UntypedRetype, AFailedRetypeLeavesMemoryAndSlots, "UT-072") {
    const Cap<Untyped> region = t.make<Untyped>(region_bits);
    t.make_from<Endpoint>(region);
    const Reply before = ask_for_more_than_there_is(t, region);
    const Slot free_slot = t.empty_slot();
    const Cap<Endpoint> occupied = t.make<Endpoint>();
    REQUIRE_EQ(occupied.bits, free_slot.index + 1);
    REQUIRE_EQ(make_endpoints(t, region, free_slot.index, 2), Error::DeleteFirst);
    CHECK_EQ("UT-072", ask_for_more_than_there_is(t, region), before);
    CHECK("UT-072", t.is_empty(free_slot));
}

}  // namespace selfe::conformance
