// Capabilities in messages: what arrives as a copy, and what as the badge of the endpoint itself.
// SPDX-License-Identifier: BSD-2-Clause
#include "cap_sender.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

constexpr Word badge = 0xb0b;
constexpr Word other_badge = 0xcab;

}  // namespace

CASE(CapTransfer, WithGrantCopiesToTheReceiversSlot, "IPC-018") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<Notification> sent = t.make<Notification>();
    const CapSender sender(t, endpoint, {sent});
    const Slot slot = t.empty_slot();
    const Delivery delivery = receive_into(slot, endpoint);
    CHECK_EQ("IPC-018", delivery.info, head_with(1));
    REQUIRE(!t.is_empty(slot));
    // The same object: what is signalled through one badge is seen through the other capability.
    t.minted(sent, badge).signal();
    CHECK_EQ("IPC-018", Cap<Notification>{slot.index}.poll(), badge);
}

CASE(CapTransfer, LeavesTheSenderItsCapability, "IPC-019") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<Notification> sent = t.make<Notification>();
    const CapSender sender(t, endpoint, {sent});
    const Slot slot = t.empty_slot();
    REQUIRE_EQ(receive_into(slot, endpoint).info, head_with(1));
    CHECK("IPC-019", !t.is_empty(sent));
    // As after a Copy, what was received descends from what was sent.
    REQUIRE_OK(t.slot_of(sent).revoke());
    CHECK("IPC-019", t.is_empty(slot));
}

CASE(CapTransfer, WithoutGrantDeliversTheWordsOnly, "IPC-020") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<Endpoint> no_grant = t.minted(endpoint, badge, Rights::read_write());
    const CapSender sender(t, no_grant, {t.make<Notification>()});
    const Slot slot = t.empty_slot();
    const Delivery delivery = receive_into(slot, endpoint);
    CHECK_EQ("IPC-020", delivery.info, head_with(0));
    CHECK_EQ("IPC-020", delivery.words[0], CapSender::word);
    CHECK("IPC-020", t.is_empty(slot));
}

CASE(CapTransfer, WithGrantReplyAloneDeliversTheWordsOnly, "IPC-020") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<Endpoint> no_grant =
        t.minted(endpoint, badge, Rights::read_write() | Rights::can_grant_reply());
    const CapSender sender(t, no_grant, {t.make<Notification>()});
    const Slot slot = t.empty_slot();
    CHECK_EQ("IPC-020", receive_into(slot, endpoint).info, head_with(0));
    CHECK("IPC-020", t.is_empty(slot));
}

CASE(CapTransfer, WithoutGrantUnwrapsNothing, "IPC-020") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<Endpoint> no_grant = t.minted(endpoint, badge, Rights::read_write());
    const CapSender sender(t, no_grant, {endpoint});
    CHECK_EQ("IPC-020", receive_into(t.empty_slot(), endpoint).info, head_with(0));
}

CASE(CapTransfer, KeepsTheBadge, "IPC-021") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<Notification> original = t.make<Notification>();
    const CapSender sender(t, endpoint, {t.minted(original, badge)});
    const Slot slot = t.empty_slot();
    REQUIRE_EQ(receive_into(slot, endpoint).info, head_with(1));
    Cap<Notification>{slot.index}.signal();
    CHECK_EQ("IPC-021", original.poll(), badge);
}

CASE(CapTransfer, KeepsTheRights, "IPC-021") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<Notification> original = t.make<Notification>();
    const CapSender sender(t, endpoint, {t.copy_of(original, Rights::can_read())});
    const Slot slot = t.empty_slot();
    REQUIRE_EQ(receive_into(slot, endpoint).info, head_with(1));
    const Cap<Notification> received{slot.index};
    CHECK_EQ("IPC-021", Invocation(received, 0).call(), invalid_capability(0));
    t.minted(original, badge).signal();
    CHECK_EQ("IPC-021", received.poll(), badge);
}

CASE(CapTransfer, KeepsTheGuardOfACNode, "IPC-021") {
    constexpr Word radix = 2;
    constexpr Word guard = 0x2a;
    constexpr Word guard_bits = 6;
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<CNode> plain = t.make<CNode>(radix);
    REQUIRE_OK(t.memory().retype<Endpoint>(plain.slot(3, radix)));
    const CapSender sender(t, endpoint, {t.minted(plain, cnode_guard(guard, guard_bits))});
    const Slot slot = t.empty_slot();
    REQUIRE_EQ(receive_into(slot, endpoint).info, head_with(1));
    const Cap<CNode> received{slot.index};
    constexpr Word depth = guard_bits + radix;
    CHECK("IPC-021", !t.is_empty(received.slot(guard << radix | 3, depth)));
    CHECK_EQ("IPC-021",
             t.empty_slot().copy(received.slot((guard ^ 1) << radix | 3, depth), Rights::all()),
             Error::FailedLookup);
}

CASE(CapTransfer, OfTheEndpointItselfArrivesAsItsBadge, "IPC-022") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const CapSender sender(t, t.minted(endpoint, badge), {t.minted(endpoint, other_badge)});
    const Slot slot = t.empty_slot();
    const Delivery delivery = receive_into(slot, endpoint);
    CHECK_EQ("IPC-022", delivery.info, head_with(1, 1));
    CHECK_EQ("IPC-022", delivery.unwrapped_badges[0], other_badge);
    CHECK_EQ("IPC-022", delivery.badge, badge);
    CHECK("IPC-022", t.is_empty(slot));
}

CASE(CapTransfer, UnwrapsTheSecondBehindACopy, "IPC-023") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const CapSender sender(t, endpoint, {t.make<Notification>(), t.minted(endpoint, badge)});
    const Slot slot = t.empty_slot();
    const Delivery delivery = receive_into(slot, endpoint);
    CHECK_EQ("IPC-023", delivery.info, head_with(2, 2));
    CHECK_EQ("IPC-023", delivery.unwrapped_badges[1], badge);
    CHECK("IPC-023", !t.is_empty(slot));
}

CASE(CapTransfer, UnwrapsAllThree, "IPC-024") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const CapSender sender(t, endpoint,
                           {t.minted(endpoint, 1), t.minted(endpoint, 2), t.minted(endpoint, 3)});
    const Delivery delivery = receive_into(t.empty_slot(), endpoint);
    CHECK_EQ("IPC-024", delivery.info, head_with(3, 7));
    for (size_t i = 0; i < 3; ++i) {
        CHECK_EQ("IPC-024", delivery.unwrapped_badges[i], Word{i + 1});
    }
}

}  // namespace selfe::conformance
