// CNode.Mint and CNode.Copy: badges, guards and rights of the new capability.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {

CASE(CNodeMint, BadgesAnUnbadgedNotification, "CN-104") {
    const Cap<Notification> plain = t.make<Notification>();
    t.minted(plain, 0x1234).signal();
    CHECK_EQ("CN-104", plain.poll(), Word{0x1234});
}

CASE(CNodeMint, BadgeZeroStaysUnbadged, "CN-105") {
    const Cap<Notification> plain = t.make<Notification>();
    const Cap<Notification> still_plain = t.minted(plain, 0);
    // Only an unbadged capability can be badged: so this one was.
    t.minted(still_plain, 7).signal();
    CHECK_EQ("CN-105", plain.poll(), Word{7});
}

CASE(CNodeMint, OfABadgedCapabilityIsIllegalOperation, "CN-108") {
    const Cap<Endpoint> badged_endpoint = t.minted(t.make<Endpoint>(), 5);
    const Cap<Notification> badged_notification = t.minted(t.make<Notification>(), 5);
    const Slot slot = t.empty_slot();
    for (const Cap<Any> source : {Cap<Any>(badged_endpoint), Cap<Any>(badged_notification)}) {
        CHECK_EQ("CN-108",
                 Invocation(t.cnode(), sys::CNodeMint)
                     .words(slot.index, word_bits, source.bits, word_bits,
                            Rights::all().raw().words[0], 6)
                     .caps(t.cnode())
                     .call(),
                 illegal_operation());
    }
    CHECK("CN-108", t.is_empty(slot));
}

CASE(CNodeMint, GivesACNodeItsGuard, "CN-106") {
    constexpr Word radix = 4;
    constexpr Word guard = 0x2a;
    constexpr Word guard_bits = 6;
    const Cap<CNode> plain = t.make<CNode>(radix);
    REQUIRE_OK(t.memory().retype<Endpoint>(plain.slot(3, radix)));
    const Cap<CNode> guarded = t.minted(plain, cnode_guard(guard, guard_bits));
    CHECK("CN-106", !t.is_empty(guarded.slot(guard << radix | 3, guard_bits + radix)));
    CHECK_EQ("CN-106",
             t.empty_slot().copy(guarded.slot((guard ^ 1) << radix | 3, guard_bits + radix),
                                 Rights::all()),
             Error::FailedLookup);
}

CASE(CNodeMint, GuardThatDoesNotFitIsIllegalOperation, "CN-109") {
    constexpr Word radix = 10;
    const Cap<CNode> plain = t.make<CNode>(radix);
    const Slot slot = t.empty_slot();
    const auto mint_with = [&](Word guard_bits) {
        return slot.mint(t.slot_of(plain), Rights::all(), cnode_guard(0, guard_bits));
    };
    CHECK_EQ("CN-109", mint_with(word_bits - radix + 1), Error::IllegalOperation);
    CHECK_EQ("CN-109", mint_with(word_bits - radix), Error::NoError);
}

CASE(CNodeMint, BadgeOfATcbIsIgnored, "CN-107", "CN-100") {
    const Cap<Tcb> tcb = t.make<Tcb>();
    const Slot slot = t.empty_slot();
    CHECK_EQ("CN-107", slot.mint(t.slot_of(tcb), Rights::none(), 99), Error::NoError);
    // No rights were asked for, and a TCB capability has none to lose.
    CHECK_EQ("CN-100", Cap<Tcb>{slot.index}.suspend(), Error::NoError);
}

CASE(CNodeCopy, ReducesRightsToThoseRequested, "CN-099") {
    const Cap<Notification> full = t.make<Notification>();
    const Cap<Notification> cannot_signal = t.copy_of(t.minted(full, 3), Rights::can_read());
    cannot_signal.signal();
    CHECK_EQ("CN-099", full.poll(), Word{0});
}

CASE(CNodeCopy, RightsOnceLostDoNotComeBack, "CN-099", "CN-183") {
    const Cap<Notification> full = t.make<Notification>();
    const Cap<Notification> reader = t.copy_of(t.minted(full, 3), Rights::can_read());
    t.copy_of(reader, Rights::all()).signal();
    CHECK_EQ("CN-099", full.poll(), Word{0});
    CHECK_EQ("CN-183", full.poll(), Word{0});
}

CASE(CNodeCopy, WorksAcrossCSpaces, "CN-103") {
    constexpr Word radix = 4;
    const Cap<CNode> other = t.make<CNode>(radix);
    REQUIRE_OK(t.memory().retype<Notification>(other.slot(5, radix)));
    const Slot here = t.empty_slot();
    CHECK_EQ("CN-103", here.copy(other.slot(5, radix), Rights::all()), Error::NoError);
    CHECK_EQ("CN-103", other.slot(6, radix).copy(here, Rights::all()), Error::NoError);
    CHECK("CN-103", !t.is_empty(other.slot(6, radix)));
}

}  // namespace selfe::conformance
