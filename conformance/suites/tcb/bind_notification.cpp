// TCB.BindNotification and UnbindNotification.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

struct Receiver {
    Cap<Endpoint> endpoint;
    Word badge;
};

void receive_badge(Receiver& receiver) {
    receiver.badge = receive(receiver.endpoint).badge;
}

void await(Cap<Notification>& notification) {
    (void)notification.wait();
}

Reply bind(Cap<Tcb> thread, Cap<Any> notification) {
    return Invocation(thread, sys::TCBBindNotification).caps(notification).call();
}

Reply unbind(Cap<Tcb> thread) {
    return Invocation(thread, sys::TCBUnbindNotification).call();
}

}  // namespace

CASE(TcbBindNotification, SignalsReachAReceiver, "TCB-161") {
    const Cap<Notification> notification = t.make<Notification>();
    Receiver receiver{t.make<Endpoint>(), 0};
    const Worker worker = t.prepare(receiver, receive_badge);
    CHECK_EQ("TCB-161", bind(worker.tcb(), notification), success());
    REQUIRE_OK(worker.tcb().resume());
    t.settle();
    REQUIRE(!worker.is_done());
    t.minted(notification, 0x20).signal();
    t.settle();
    CHECK_EQ("TCB-161", receiver.badge, Word{0x20});
}

CASE(TcbBindNotification, ASecondOneIsIllegalOperation, "TCB-162") {
    const Cap<Tcb> thread = t.make<Tcb>();
    REQUIRE_OK(thread.bind_notification(t.make<Notification>()));
    CHECK_EQ("TCB-162", bind(thread, t.make<Notification>()), illegal_operation());
}

CASE(TcbBindNotification, OneOfAnotherThreadIsIllegalOperation, "TCB-163") {
    const Cap<Notification> notification = t.make<Notification>();
    REQUIRE_OK(t.make<Tcb>().bind_notification(notification));
    CHECK_EQ("TCB-163", bind(t.make<Tcb>(), notification), illegal_operation());
}

CASE(TcbBindNotification, OneThatIsWaitedForIsIllegalOperation, "TCB-164") {
    Cap<Notification> notification = t.make<Notification>();
    t.start(notification, await);
    t.settle();
    CHECK_EQ("TCB-164", bind(t.make<Tcb>(), notification), illegal_operation());
}

CASE(TcbBindNotification, AnotherObjectIsIllegalOperation, "TCB-165") {
    const Cap<Tcb> thread = t.make<Tcb>();
    for (const Cap<Any> other : {Cap<Any>(t.make<Endpoint>()), Cap<Any>{t.empty_slot().index}}) {
        CHECK_EQ("TCB-165", bind(thread, other), illegal_operation());
    }
}

CASE(TcbBindNotification, WithoutReadRightIsIllegalOperation, "TCB-166") {
    const Cap<Tcb> thread = t.make<Tcb>();
    const Cap<Notification> notification = t.make<Notification>();
    CHECK_EQ("TCB-166", bind(thread, t.copy_of(notification, Rights::no_read())),
             illegal_operation());
    // It is the right that counts, and the one right.
    CHECK_EQ("TCB-166", bind(thread, t.copy_of(notification, Rights::can_read())), success());
}

CASE(TcbUnbindNotification, SignalsStayInTheNotification, "TCB-167") {
    const Cap<Notification> notification = t.make<Notification>();
    Receiver receiver{t.make<Endpoint>(), 0};
    const Worker worker = t.prepare(receiver, receive_badge);
    REQUIRE_OK(worker.tcb().bind_notification(notification));
    CHECK_EQ("TCB-167", unbind(worker.tcb()), success());
    REQUIRE_OK(worker.tcb().resume());
    t.settle();
    t.minted(notification, 3).signal();
    t.settle();
    CHECK("TCB-167", !worker.is_done());
    CHECK_EQ("TCB-167", notification.poll(), Word{3});
    // Both ends are free again.
    CHECK_EQ("TCB-167", bind(t.make<Tcb>(), notification), success());
    CHECK_EQ("TCB-167", bind(worker.tcb(), t.make<Notification>()), success());
}

CASE(TcbUnbindNotification, OfAnUnboundThreadIsIllegalOperation, "TCB-168") {
    CHECK_EQ("TCB-168", unbind(t.make<Tcb>()), illegal_operation());
}

}  // namespace selfe::conformance
