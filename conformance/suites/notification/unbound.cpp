// The end of a binding: by unbinding, or by the end of one of the two.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

constexpr Word signal_badge = 0x40;

}  // namespace

CASE(UnbindNotification, EndsDeliveryDuringReceive, "NTFN-024") {
    const Cap<Notification> notification = t.make<Notification>();
    SystemCall recv(sys::seL4_SysRecv, t.make<Endpoint>());
    const Worker worker = t.prepare(recv, SystemCall::make);
    REQUIRE_OK(worker.tcb().bind_notification(notification));
    REQUIRE_OK(worker.tcb().resume());
    t.settle();
    REQUIRE_OK(worker.tcb().unbind_notification());
    t.minted(notification, signal_badge).signal();
    t.settle();
    CHECK("NTFN-024", !worker.is_done());
    // Any thread may take the word now; while it was bound this one would have faulted.
    CHECK_EQ("NTFN-024", notification.poll(), signal_badge);
}

CASE(UnbindNotification, ByDeletingTheTcbFreesTheNotification, "NTFN-025") {
    const Cap<Notification> notification = t.make<Notification>();
    const Cap<Tcb> tcb = t.make<Tcb>();
    const Cap<Tcb> other = t.make<Tcb>();
    REQUIRE_OK(tcb.bind_notification(notification));
    REQUIRE_EQ(other.bind_notification(notification), Error::IllegalOperation);
    REQUIRE_OK(t.slot_of(tcb).delete_());
    t.minted(notification, signal_badge).signal();
    CHECK_EQ("NTFN-025", notification.poll(), signal_badge);
    CHECK_EQ("NTFN-025", other.bind_notification(notification), Error::NoError);
}

CASE(UnbindNotification, ByDeletingTheNotificationFreesTheTcb, "NTFN-025") {
    const Cap<Notification> notification = t.make<Notification>();
    const Cap<Notification> other = t.make<Notification>();
    const Cap<Tcb> tcb = t.make<Tcb>();
    REQUIRE_OK(tcb.bind_notification(notification));
    REQUIRE_EQ(tcb.bind_notification(other), Error::IllegalOperation);
    REQUIRE_OK(t.slot_of(notification).delete_());
    CHECK_EQ("NTFN-025", tcb.bind_notification(other), Error::NoError);
}

CASE(UnbindNotification, ByDeletingTheNotificationLeavesAReceiverBlocked, "NTFN-025") {
    const Cap<Notification> notification = t.make<Notification>();
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall recv(sys::seL4_SysRecv, endpoint);
    const Worker worker = t.prepare(recv, SystemCall::make);
    REQUIRE_OK(worker.tcb().bind_notification(notification));
    REQUIRE_OK(worker.tcb().resume());
    t.settle();
    REQUIRE_OK(t.slot_of(notification).delete_());
    t.settle();
    CHECK("NTFN-025", !worker.is_done());
    endpoint.nb_send(message(0x51));
    t.settle();
    CHECK("NTFN-025", worker.is_done());
}

}  // namespace selfe::conformance
