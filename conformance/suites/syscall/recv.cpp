// Recv, NBRecv, Wait and Poll: what they return, and when they block.
// SPDX-License-Identifier: BSD-2-Clause
#include "queued_sender.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

constexpr Word label = 0x51;
constexpr Word badge = 0xb0b;

}  // namespace

CASE(Recv, WithNoSenderBlocks, "SYS-023") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall recv(sys::seL4_SysRecv, endpoint);
    const Worker receiver = t.start(recv, SystemCall::make);
    t.settle();
    CHECK("SYS-023", !receiver.is_done());
    endpoint.nb_send(message(label));
    t.settle();
    CHECK("SYS-023", receiver.is_done());
}

CASE(Recv, FromANotificationWaitsForItsWord, "SYS-024") {
    const Cap<Notification> notification = t.make<Notification>();
    SystemCall recv(sys::seL4_SysRecv, notification);
    const Worker receiver = t.start(recv, SystemCall::make);
    t.settle();
    CHECK("SYS-024", !receiver.is_done());
    t.minted(notification, badge).signal();
    t.settle();
    CHECK("SYS-024", receiver.is_done());
    CHECK_EQ("SYS-024", recv.badge(), badge);
}

CASE(NbRecv, WithNothingPendingReturnsBadgeZero, "SYS-034") {
    for (const Cap<Any> cap : {Cap<Any>(t.make<Endpoint>()), Cap<Any>(t.make<Notification>())}) {
        SystemCall recv(sys::seL4_SysNBRecv, cap);
        const Worker receiver = t.start(recv, SystemCall::make);
        t.settle();
        CHECK("SYS-034", receiver.is_done());
        CHECK_EQ("SYS-034", recv.badge(), Word{0});
    }
}

CASE(NbRecv, WithSomethingPendingReturnsIt, "SYS-035") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const QueuedSender sender(t, endpoint);
    SystemCall recv(sys::seL4_SysNBRecv, endpoint);
    SystemCall::make(recv);
    CHECK_EQ("SYS-035", recv.badge(), badge);
    CHECK_EQ("SYS-035", recv.info(), MessageInfo(label, 1));
    CHECK_EQ("SYS-035", recv.word(0), Word{11});

    const Cap<Notification> notification = t.make<Notification>();
    t.minted(notification, badge << 1).signal();
    SystemCall poll(sys::seL4_SysNBRecv, notification);
    SystemCall::make(poll);
    CHECK_EQ("SYS-035", poll.badge(), badge << 1);
}

CASE(Poll, ReturnsAndClearsTheWordOrReturnsZero, "SYS-054") {
    const Cap<Notification> notification = t.make<Notification>();
    t.minted(notification, badge).signal();
    CHECK_EQ("SYS-054", notification.poll(), badge);
    CHECK_EQ("SYS-054", notification.poll(), Word{0});
}

}  // namespace selfe::conformance
