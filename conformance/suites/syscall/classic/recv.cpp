// Recv and Wait where both are one call, and the caller is kept in the TCB.
// SPDX-License-Identifier: BSD-2-Clause
#include "queued_sender.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"

namespace selfe::conformance {
namespace {

constexpr Word label = 0x51;
constexpr Word badge = 0xb0b;

}  // namespace

CASE(Recv, FromAQueuedSenderReturnsMessageAndBadge, "SYS-022") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const QueuedSender sender(t, endpoint);
    SystemCall recv(sys::seL4_SysRecv, endpoint);
    SystemCall::make(recv);
    CHECK_EQ("SYS-022", recv.badge(), badge);
    CHECK_EQ("SYS-022", recv.info(), MessageInfo(label, 1));
    CHECK_EQ("SYS-022", recv.word(0), Word{11});
}

CASE(Recv, OnAnEndpointDestroysTheReplyCapabilityHeld, "SYS-028") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall call(sys::seL4_SysCall, t.minted(endpoint, badge));
    const Worker caller = t.start(call, SystemCall::make);
    t.settle();
    REQUIRE_EQ(Delivery::take(endpoint).badge, badge);
    const Cap<Endpoint> other = t.make<Endpoint>();
    const QueuedSender sender(t, other);
    REQUIRE_EQ(receive(other).badge, badge);
    answer_caller(message(label));
    t.settle();
    CHECK("SYS-028", !caller.is_done());
}

CASE(Wait, IsARecv, "SYS-050") {
    const Cap<Notification> notification = t.make<Notification>();
    t.minted(notification, badge).signal();
    CHECK_EQ("SYS-050", notification.wait(), badge);

    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const QueuedSender sender(t, endpoint);
    Word received_badge = 0;
    sys::seL4_Wait(endpoint.bits, &received_badge);
    t.settle();
    CHECK_EQ("SYS-050", received_badge, badge);
    CHECK("SYS-050", sender.worker.is_done());
}

}  // namespace selfe::conformance
