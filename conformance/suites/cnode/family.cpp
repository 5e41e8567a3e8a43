// Who descends from whom after capabilities have changed places, and deletions that take long.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {
namespace {

constexpr Word radix = 3;
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

CASE(CNodeRevoke, OfABadgedNotificationTakesOnlyThatBadge, "CN-138") {
    const Cap<Notification> original = t.make<Notification>();
    const Cap<Notification> one = t.minted(original, 1);
    const Cap<Notification> copy_of_one = t.copy_of(one);
    const Cap<Notification> two = t.minted(original, 2);
    REQUIRE_OK(t.slot_of(one).revoke());
    CHECK("CN-138", t.is_empty(copy_of_one));
    CHECK("CN-138", !t.is_empty(one));
    CHECK("CN-138", !t.is_empty(two));
    CHECK("CN-138", !t.is_empty(original));
}

CASE(CNodeRotate, OfNeighboursLeavesTheOthersOfTheirFamily, "CN-120") {
    for (const bool original_is_pivot : {true, false}) {
        const Cap<Untyped> region = t.make<Untyped>(region_bits);
        const Cap<Endpoint> older = t.make_from<Endpoint>(region);
        const Cap<CNode> original = t.make_from<CNode>(region, radix);
        const Cap<CNode> copy = t.copy_of(original);
        const Cap<Endpoint> younger = t.make_from<Endpoint>(region);
        const Slot pivot = t.slot_of(original_is_pivot ? original : copy);
        const Slot other = t.slot_of(original_is_pivot ? copy : original);
        CHECK_EQ("CN-120", other.rotate(0, pivot, 0, other), Error::NoError);
        REQUIRE_OK(t.slot_of(copy).delete_());
        REQUIRE_OK(t.slot_of(original).delete_());
        // Those made before and after them are still found from their parent.
        REQUIRE_OK(t.slot_of(region).revoke());
        CHECK("CN-120", t.is_empty(older));
        CHECK("CN-120", t.is_empty(younger));
        CHECK("CN-120", is_unused(t, region));
    }
}

// Long enough for the kernel to be interrupted in the middle by the timer, on most runs: the slot
// must be empty all the same when the method returns.
CASE(CNodeDelete, OfManyCapabilitiesIsCompleteWhenItReturns, "CN-122", "CN-127") {
    constexpr Word many_bits = 12;
    constexpr Word at_once = 256;
    constexpr Word slots = Word{1} << many_bits;
    const Cap<Untyped> region = t.make<Untyped>(many_bits + sys::seL4_EndpointBits);
    const Slot cnode = t.empty_slot();
    REQUIRE_OK(t.memory().retype<CNode>(cnode, many_bits));
    for (Word first = 0; first < slots; first += at_once) {
        REQUIRE_OK(region.retype(Traits<Endpoint>::type, 0, t.cnode(), cnode.index, word_bits,
                                 first, at_once));
    }
    CHECK_EQ("CN-122", cnode.delete_(), Error::NoError);
    CHECK("CN-122", t.is_empty(cnode));
    CHECK("CN-127", is_unused(t, region));
}

}  // namespace selfe::conformance
