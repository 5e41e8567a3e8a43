// Threads that one system call makes ready together.
// SPDX-License-Identifier: BSD-2-Clause
#include "ready_order.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"

namespace selfe::conformance {
namespace {

struct Client {
    RunLog& log;
    Word number;
    Cap<Notification> bell;
    Cap<Endpoint> endpoint;
    bool is_calling;

    static void run(Client& self) {
        for (;;) {
            (void)self.bell.wait();
            if (self.is_calling) {
                (void)self.endpoint.call(MessageInfo());
            } else {
                self.endpoint.send(MessageInfo());
            }
            self.log.add(self.number);
        }
    }
};

// Waits at an endpoint that comes and goes.
struct Waiter {
    Cap<Endpoint> endpoint;

    static void run(Waiter& self) { (void)receive(self.endpoint); }
};

}  // namespace

CASE(ReadyOrder, OfTwoWokenByOneCallTheLastIsFirst, "SCHED-010") {
    // Answering one and taking the message of another makes both ready, in this order.
    RunLog log;
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    Client clients[] = {{log, 1, t.make<Notification>(), endpoint, true},
                        {log, 2, t.make<Notification>(), endpoint, false}};
    for (Client& client : clients) {
        t.start(client, Client::run, low);
    }
    Ringer ready{log, 3, t.make<Notification>()};
    t.start(ready, Ringer::run, low);
    t.settle();
    const int seen = times_seen(t, log, 0x213, [&] {
        for (Client& client : clients) {
            client.bell.signal();
            t.settle();
        }
        ready.bell.signal();
        (void)receive(endpoint);
        (void)answer_and_receive(endpoint, MessageInfo());
    });
    CHECK("SCHED-010", seen > attempts / 2);
}

CASE(ReadyOrder, OfThoseWhoseEndpointGoesTheLastIsFirst, "SCHED-010") {
    // Each tries again to wait when its endpoint is gone, and faults: the handler hears of both in
    // their order. Answered, they wait at the endpoint that has come in its place.
    const Cap<Endpoint> faults = t.make<Endpoint>();
    Waiter waiter{t.make<Endpoint>()};
    const Slot slot = t.slot_of(waiter.endpoint);
    for (const Word badge : {Word{1}, Word{2}}) {
        const Word handler = t.minted(faults, badge).bits;
        t.start(waiter, Waiter::run, {.priority = priority::Low, .fault_handler = handler});
        t.settle();
    }
    int seen = 0;
    for (int i = 0; i < attempts; ++i) {
        REQUIRE_OK(slot.delete_());
        t.settle();
        REQUIRE_OK(t.memory().retype<Endpoint>(slot));
        Word order = 0;
        for (int fault = 0; fault < 2; ++fault) {
            order = order << 4 | Delivery::take(faults).badge;
            answer_caller(MessageInfo());
        }
        t.settle();
        seen += order == 0x21 ? 1 : 0;
    }
    CHECK("SCHED-010", seen > attempts / 2);
}

}  // namespace selfe::conformance
