// The derivation tree: what may be copied, what revoking and deleting take along.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {

CASE(CNodeRevoke, OfAnOriginalEndpointTakesAllItsCopies, "CN-134", "CN-137") {
    constexpr Word radix = 4;
    const Cap<Endpoint> original = t.make<Endpoint>();
    const Cap<Endpoint> copy = t.copy_of(original);
    const Cap<Endpoint> badged = t.minted(original, 1);
    const Cap<Endpoint> copy_of_badged = t.copy_of(badged);
    const Cap<CNode> elsewhere = t.make<CNode>(radix);
    REQUIRE_OK(elsewhere.slot(2, radix).copy(t.slot_of(original), Rights::all()));
    CHECK_EQ("CN-134", t.slot_of(original).revoke(), Error::NoError);
    for (const Cap<Endpoint> gone : {copy, badged, copy_of_badged}) {
        CHECK("CN-137", t.is_empty(gone));
    }
    CHECK("CN-134", t.is_empty(elsewhere.slot(2, radix)));
    CHECK("CN-134", !t.is_empty(original));
}

CASE(CNodeRevoke, OfABadgedCapabilityTakesOnlyThatBadge, "CN-138") {
    const Cap<Endpoint> original = t.make<Endpoint>();
    const Cap<Endpoint> one = t.minted(original, 1);
    const Cap<Endpoint> copy_of_one = t.copy_of(one);
    const Cap<Endpoint> two = t.minted(original, 2);
    REQUIRE_OK(t.slot_of(one).revoke());
    CHECK("CN-138", t.is_empty(copy_of_one));
    CHECK("CN-138", !t.is_empty(one));
    CHECK("CN-138", !t.is_empty(two));
    CHECK("CN-138", !t.is_empty(original));
}

CASE(CNodeRevoke, OfACopyTakesNothing, "CN-136") {
    const Cap<Tcb> original = t.make<Tcb>();
    const Cap<Tcb> first = t.copy_of(original);
    const Cap<Tcb> second = t.copy_of(first);
    CHECK_EQ("CN-136", t.slot_of(first).revoke(), Error::NoError);
    CHECK("CN-136", !t.is_empty(second));
    CHECK("CN-136", !t.is_empty(original));
}

CASE(CNodeRevoke, OfTheDomainCapabilityTakesItsCopies, "CN-187") {
    const Slot original = t.boot_slot(sys::seL4_CapDomain);
    const Slot copy = t.empty_slot();
    REQUIRE_OK(copy.copy(original, Rights::all()));
    CHECK_EQ("CN-187", original.revoke(), Error::NoError);
    CHECK("CN-187", t.is_empty(copy));
    CHECK("CN-187", !t.is_empty(original));
}

CASE(CNodeRevoke, OfAnEmptySlotDoesNothing, "CN-135") {
    CHECK_EQ("CN-135", t.empty_slot().revoke(), Error::NoError);
}

CASE(CNodeRevoke, OfAnUntypedReachesTheChildrenOfItsChildren, "CN-139", "CN-140") {
    const Cap<Untyped> outer = t.make<Untyped>(12);
    const Cap<Untyped> inner = t.make_from<Untyped>(outer, 10);
    const Cap<Endpoint> deep = t.make_from<Endpoint>(inner);
    REQUIRE_OK(t.slot_of(outer).revoke());
    CHECK("CN-140", t.is_empty(deep));
    CHECK("CN-140", t.is_empty(inner));
    CHECK_EQ("CN-139", outer.retype<Untyped>(t.empty_slot(), 12), Error::NoError);
}

CASE(CNodeDelete, EmptiesTheSlotAndSparesOtherCapabilities, "CN-122", "CN-125") {
    const Cap<Notification> original = t.make<Notification>();
    const Cap<Notification> copy = t.minted(original, 4);
    REQUIRE_OK(t.slot_of(original).delete_());
    CHECK("CN-122", t.is_empty(original));
    copy.signal();
    CHECK_EQ("CN-125", copy.poll(), Word{4});
}

CASE(CNodeDelete, OfAnEmptySlotSucceeds, "CN-123") {
    CHECK_EQ("CN-123", t.empty_slot().delete_(), Error::NoError);
}

CASE(CNodeDelete, OfTheLastCNodeCapabilityDeletesItsContents, "CN-127") {
    constexpr Word radix = 3;
    constexpr Word last = (Word{1} << radix) - 1;
    for (const Word index : {Word{0}, Word{1}, last}) {
        const Cap<Untyped> region = t.make<Untyped>(12);
        const Cap<CNode> cnode = t.make<CNode>(radix);
        REQUIRE_OK(region.retype<Endpoint>(cnode.slot(index, radix)));
        REQUIRE_EQ(t.empty_slot().copy(t.slot_of(region), Rights::all()), Error::RevokeFirst);
        REQUIRE_OK(t.slot_of(cnode).delete_());
        // The endpoint was the untyped's only child.
        CHECK_EQ("CN-127", t.empty_slot().copy(t.slot_of(region), Rights::all()), Error::NoError);
    }
}

CASE(Derivation, ACopyOfACopyIsASibling, "CN-166") {
    const Cap<Tcb> original = t.make<Tcb>();
    const Cap<Tcb> first = t.copy_of(original);
    const Cap<Tcb> second = t.copy_of(first);
    REQUIRE_OK(t.slot_of(first).revoke());
    REQUIRE_OK(t.slot_of(first).delete_());
    CHECK("CN-166", !t.is_empty(second));
    // Both descend from the original.
    REQUIRE_OK(t.slot_of(original).revoke());
    CHECK("CN-166", t.is_empty(second));
}

CASE(Derivation, UntypedWithChildrenIsRevokeFirst, "CN-157", "CN-158") {
    const Cap<Untyped> region = t.make<Untyped>(12);
    t.make_from<Endpoint>(region);
    const Slot slot = t.empty_slot();
    CHECK_EQ("CN-157", slot.copy(t.slot_of(region), Rights::all()), Error::RevokeFirst);
    CHECK_EQ("CN-158", slot.mint(t.slot_of(region), Rights::all(), 0), Error::RevokeFirst);
}

CASE(Derivation, UnmappedPageTableIsIllegalOperation, "CN-159", "CN-160") {
    const Cap<PageTable> table = t.make<PageTable>();
    const Slot slot = t.empty_slot();
    CHECK_EQ("CN-159", slot.copy(t.slot_of(table), Rights::all()), Error::IllegalOperation);
    CHECK_EQ("CN-160", slot.mint(t.slot_of(table), Rights::all(), 0), Error::IllegalOperation);
}

CASE(Derivation, VSpaceWithoutAsidIsIllegalOperation, "CN-161", "CN-162") {
    const Cap<VSpace> vspace = t.make<VSpace>();
    const Slot slot = t.empty_slot();
    CHECK_EQ("CN-161", slot.copy(t.slot_of(vspace), Rights::all()), Error::IllegalOperation);
    CHECK_EQ("CN-162", slot.mint(t.slot_of(vspace), Rights::all(), 0), Error::IllegalOperation);
}

CASE(Derivation, IrqControlIsIllegalOperation, "CN-153", "CN-154") {
    const Slot source = t.boot_slot(init_thread::irq_control.bits);
    const Slot slot = t.empty_slot();
    CHECK_EQ("CN-153", slot.copy(source, Rights::all()), Error::IllegalOperation);
    CHECK_EQ("CN-154", slot.mint(source, Rights::all(), 0), Error::IllegalOperation);
}

CASE(CNodeRevoke, OfABadgedCapabilitySparesAnotherMintOfTheSameBadge, "CN-138") {
    const Cap<Endpoint> original = t.make<Endpoint>();
    const Cap<Endpoint> one = t.minted(original, 1);
    const Cap<Endpoint> other = t.minted(original, 1);
    REQUIRE_OK(t.slot_of(one).revoke());
    CHECK("CN-138", !t.is_empty(other));
    REQUIRE_OK(t.slot_of(other).revoke());
    CHECK("CN-138", !t.is_empty(one));
}

CASE(CNodeRevoke, OfABadgedCapabilitySparesCopiesThatAnotherMintHasLeft, "CN-138") {
    const Cap<Endpoint> original = t.make<Endpoint>();
    for (const bool older_goes : {true, false}) {
        const Cap<Endpoint> older = t.minted(original, 1);
        const Cap<Endpoint> newer = t.minted(original, 1);
        const Cap<Endpoint> gone = older_goes ? older : newer;
        const Cap<Endpoint> copy = t.copy_of(gone);
        REQUIRE_OK(t.slot_of(gone).delete_());
        REQUIRE_OK(t.slot_of(older_goes ? newer : older).revoke());
        CHECK("CN-138", !t.is_empty(copy));
    }
}

}  // namespace selfe::conformance
