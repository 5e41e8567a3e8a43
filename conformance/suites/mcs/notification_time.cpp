// Time bound to a notification: lent to a passive thread whom a signal wakes.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "workers.hpp"

namespace selfe::conformance {
namespace {

// Counts what wakes it, on a notification of its own.
struct Waiter {
    Cap<Notification> notification;
    volatile Word woken = 0;

    static void run(Waiter& self) {
        for (;;) {
            (void)self.notification.wait();
            self.woken = self.woken + 1;
        }
    }
};

}  // namespace

CASE(SchedContextBind, ToANotificationLendsItsTimeToThePassiveWaiter, "MCS-034", "MCS-071") {
    Waiter waiter{t.make<Notification>()};
    const Worker worker = start_passive(t, waiter, Waiter::run);
    waiter.notification.signal();
    t.settle();
    CHECK_EQ("MCS-034", Word{waiter.woken}, Word{0});
    REQUIRE_OK(worker.tcb().suspend());
    (void)waiter.notification.poll();

    Waiter lent{t.make<Notification>()};
    const Cap<SchedContext> context = make_context(t);
    REQUIRE_OK(context.bind(lent.notification));
    const Worker passive = start_passive(t, lent, Waiter::run);
    for (Word turn = 1; turn <= 2; ++turn) {
        lent.notification.signal();
        t.settle();
        CHECK_EQ("MCS-034", Word{lent.woken}, turn);
        // Taken back when it waits again: it has no thread that it could be taken from.
        CHECK_EQ("MCS-071", context.unbind_object(passive.tcb()), Error::IllegalOperation);
    }
}

CASE(Donation, ABoundNotificationsTimeIsReturnedAtTheEndpoint, "MCS-072") {
    struct Server {
        Cap<Endpoint> endpoint;
        volatile Word taken = 0;

        static void run(Server& self) {
            for (;;) {
                (void)self.endpoint.wait();
                self.taken = self.taken + 1;
            }
        }
    } server{t.make<Endpoint>()};
    const Cap<Notification> notification = t.make<Notification>();
    const Cap<SchedContext> context = make_context(t);
    const Worker worker = start_passive(t, server, Server::run);
    REQUIRE_OK(worker.tcb().bind_notification(notification));
    REQUIRE_OK(context.bind(notification));
    for (Word turn = 1; turn <= 2; ++turn) {
        notification.signal();
        t.settle();
        CHECK_EQ("MCS-072", Word{server.taken}, turn);
        CHECK_EQ("MCS-072", context.unbind_object(worker.tcb()), Error::IllegalOperation);
    }
}

}  // namespace selfe::conformance
