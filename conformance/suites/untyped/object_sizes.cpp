// Untyped.Retype: what each type takes of the memory, and how a new object begins.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"
#include "untyped_region.hpp"

namespace selfe::conformance {
namespace {

// Fills the region's first page with ones and takes it back.
void leave_traces(Case& t, Cap<Untyped> region) {
    map_page(t, t.vspace(), make_page(t, region), window);
    for (Word at = 0; at < small_page_bytes; at += sizeof(Word)) {
        word_at(window + at) = ~Word{0};
    }
    t.must(t.slot_of(region).revoke(), "the page cannot be taken back");
}

}  // namespace

CASE(UntypedRetype, ATcbBeginsInactive, "UT-004") {
    const Region region(t);
    const Cap<Tcb> tcb = t.make_from<Tcb>(region.untyped);
    CHECK_EQ("UT-004", region.taken(), Word{1} << sys::seL4_TCBBits);
    CHECK_EQ("UT-004", Invocation(tcb, sys::TCBSuspend).call(), success());
}

CASE(UntypedRetype, AnEndpointBeginsUnbadgedWithAllRights, "UT-005") {
    const Region region(t);
    const Cap<Endpoint> endpoint = t.make_from<Endpoint>(region.untyped);
    CHECK_EQ("UT-005", region.taken(), Word{1} << sys::seL4_EndpointBits);
    // The one method that needs every right.
    CHECK_EQ("UT-005", t.slot_of(endpoint).cancel_badged_sends(), Error::NoError);
    CHECK_EQ("UT-005", t.empty_slot().mint(t.slot_of(endpoint), Rights::all(), 1), Error::NoError);
}

CASE(UntypedRetype, ANotificationBeginsUnbadgedAndSilent, "UT-006") {
    const Region region(t);
    const Cap<Notification> notification = t.make_from<Notification>(region.untyped);
    CHECK_EQ("UT-006", region.taken(), Word{1} << sys::seL4_NotificationBits);
    CHECK_EQ("UT-006", notification.poll(), Word{0});
    t.minted(notification, 5).signal();
    CHECK_EQ("UT-006", notification.poll(), Word{5});
}

CASE(UntypedRetype, ACNodeBeginsEmptyWithoutAGuard, "UT-007") {
    constexpr Word radix = 5;
    const Region region(t);
    leave_traces(t, region.untyped);
    const Cap<CNode> cnode = t.make_from<CNode>(region.untyped, radix);
    CHECK_EQ("UT-007", region.taken(), Word{1} << (radix + sys::seL4_SlotBits));
    for (Word index = 0; index < Word{1} << radix; ++index) {
        CHECK("UT-007", t.is_empty(cnode.slot(index, radix)));
    }
    CHECK_EQ("UT-007", cnode.slot(31, radix).copy(t.slot_of(t.cnode()), Rights::all()),
             Error::NoError);
}

CASE(UntypedRetype, APageBeginsZeroedAfterAReset, "UT-042") {
    const Region region(t);
    leave_traces(t, region.untyped);
    map_page(t, t.vspace(), make_page(t, region.untyped), window);
    Word traces = 0;
    for (Word at = 0; at < small_page_bytes; at += sizeof(Word)) {
        traces |= word_at(window + at);
    }
    CHECK_EQ("UT-042", traces, Word{0});
}

CASE(UntypedRetype, ALargePageBeginsZeroedToItsEnd, "UT-042") {
    const BootSpace boot(t);
    const UntypedRegion memory = unused_untyped(t, boot, Traits<LargePage>::size_bits, false);
    const Cap<Untyped> region = boot.cap<Untyped>(memory.cap.bits);
    const Cap<Page> first = make_page<LargePage>(t, region);
    map_page(t, t.vspace(), first, window);
    // A word at another place of each small page.
    constexpr Word step = small_page_bytes + sizeof(Word);
    for (Word at = 0; at < large_page_bytes; at += step) {
        word_at(window + at) = ~Word{0};
    }
    REQUIRE_OK(t.slot_of(first).delete_());
    map_page(t, t.vspace(), make_page<LargePage>(t, region), window);
    Word traces = 0;
    for (Word at = 0; at < large_page_bytes; at += step) {
        traces |= word_at(window + at);
    }
    CHECK_EQ("UT-042", traces, Word{0});
}

CASE(UntypedRetype, AnUntypedBeginsUnused, "UT-008") {
    constexpr Word size_bits = 12;
    const Region region(t);
    const Cap<Untyped> child = t.make_from<Untyped>(region.untyped, size_bits);
    CHECK_EQ("UT-008", region.taken(), Word{1} << size_bits);
    CHECK_EQ("UT-008", child.retype<Untyped>(t.empty_slot(), size_bits), Error::NoError);
    CHECK_EQ("UT-008", child.retype<Endpoint>(t.empty_slot()), Error::NotEnoughMemory);
}

CASE(UntypedRetype, OfAFixedSizeTypeIgnoresTheSize, "UT-036") {
    const Region region(t);
    for (const Word size_bits : {Word{1}, Word{12}, Word{sys::seL4_MaxUntypedBits}}) {
        const Word before = region.taken();
        CHECK_EQ("UT-036",
                 region.untyped.retype(Traits<Endpoint>::type, size_bits, t.cnode(), 0, 0,
                                       t.empty_slot().index, 1),
                 Error::NoError);
        CHECK_EQ("UT-036", region.taken() - before, Word{1} << sys::seL4_EndpointBits);
    }
}

}  // namespace selfe::conformance
