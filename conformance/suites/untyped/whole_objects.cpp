// Objects that take all of an untyped's memory: they descend from it like any others.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/arch/window.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {
namespace {

// Makes one object in an untyped of exactly its size and revokes that. Returns whether the object
// is gone and its memory free again.
bool is_taken_back(Case& t, Word type, Word object_bits, Word size_bits = 0) {
    const Cap<Untyped> region = t.make<Untyped>(object_bits);
    const auto retype = [&](Slot slot) {
        return region.retype(type, size_bits, t.cnode(), 0, 0, slot.index, 1);
    };
    const Slot object = t.empty_slot();
    const Slot second = t.empty_slot();
    REQUIRE_OK(retype(object));
    REQUIRE_EQ(retype(second), Error::NotEnoughMemory);
    REQUIRE_OK(t.slot_of(region).revoke());
    return t.is_empty(object) && retype(second) == Error::NoError;
}

}  // namespace

CASE(UntypedRetype, AnObjectOfItsWholeMemoryIsItsChild, "UT-037", "UT-040") {
    constexpr Word radix = 3;
    constexpr Word half_of_a_page = 11;
    const bool is_right[] = {
        is_taken_back(t, Traits<Endpoint>::type, sys::seL4_EndpointBits),
        is_taken_back(t, Traits<Notification>::type, sys::seL4_NotificationBits),
        is_taken_back(t, Traits<Tcb>::type, sys::seL4_TCBBits),
        is_taken_back(t, Traits<CNode>::type, radix + sys::seL4_SlotBits, radix),
        is_taken_back(t, Traits<Untyped>::type, half_of_a_page, half_of_a_page),
        is_taken_back(t, Traits<SmallPage>::type, sys::seL4_PageBits),
        is_taken_back(t, Traits<PageTable>::type, sys::seL4_PageTableBits),
        is_taken_back(t, Traits<VSpace>::type, sys::seL4_VSpaceBits),
    };
    for (const bool one : is_right) {
        CHECK("UT-037", one);
        CHECK("UT-040", one);
    }
}

CASE(UntypedRetype, ACapabilityDerivedFromItsObjectIsFoundThroughIt, "UT-037") {
    const Cap<Untyped> region = t.make<Untyped>(sys::seL4_EndpointBits);
    const Cap<Endpoint> endpoint = t.make_from<Endpoint>(region);
    const Cap<Endpoint> badged = t.minted(endpoint, 1);
    // The one that was made first is not needed for it.
    REQUIRE_OK(t.slot_of(endpoint).delete_());
    REQUIRE_OK(t.slot_of(region).revoke());
    CHECK("UT-037", t.is_empty(badged));
}

}  // namespace selfe::conformance
