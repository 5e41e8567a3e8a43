// Threads of one priority that are ready: which of them is next.
// SPDX-License-Identifier: BSD-2-Clause
#include "ready_order.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {
namespace {

// Each time its bell rings: wakes an equal, then a thread above it, and adds its number before and
// after.
struct Interrupted {
    RunLog& log;
    Cap<Notification> bell;
    Cap<Notification> equal;
    Cap<Notification> above;

    static void run(Interrupted& self) {
        for (;;) {
            (void)self.bell.wait();
            self.log.add(1);
            self.equal.signal();
            self.above.signal();
            self.log.add(2);
        }
    }
};

// Each time its bell rings: wakes an equal, adds its number and calls another one.
struct Caller {
    RunLog& log;
    Cap<Notification> bell;
    Cap<Notification> equal;
    Cap<Endpoint> server;

    static void run(Caller& self) {
        for (;;) {
            (void)self.bell.wait();
            self.equal.signal();
            self.log.add(1);
            (void)self.server.call(MessageInfo());
        }
    }
};

struct Server {
    RunLog& log;
    Word number;
    Cap<Endpoint> endpoint;

    static void run(Server& self) {
        for (;;) {
            (void)receive(self.endpoint);
            self.log.add(self.number);
            answer_caller(MessageInfo());
        }
    }
};

// Rings both bells while both threads are stopped, and resumes one after the other: each waits
// again and finds its signal.
void ring_while_stopped(Case& t, const Ringer (&ringers)[2], const Worker (&workers)[2]) {
    for (int i = 0; i < 2; ++i) {
        REQUIRE_OK(workers[i].tcb().suspend());
        ringers[i].bell.signal();
    }
    for (const Worker& worker : workers) {
        REQUIRE_OK(worker.tcb().resume());
    }
}

}  // namespace

CASE(ReadyOrder, WokenFromAboveTheLastIsFirst, "SCHED-010") {
    RunLog log;
    Ringer ringers[] = {{log, 1, t.make<Notification>()}, {log, 2, t.make<Notification>()}};
    for (Ringer& ringer : ringers) {
        t.start(ringer, Ringer::run, low);
    }
    t.settle();
    const int seen = times_seen(t, log, 0x21, [&] {
        ringers[0].bell.signal();
        ringers[1].bell.signal();
    });
    CHECK("SCHED-010", seen > attempts / 2);
}

CASE(ReadyOrder, ResumedFromAboveTheLastIsFirst, "SCHED-010") {
    RunLog log;
    Ringer ringers[] = {{log, 1, t.make<Notification>()}, {log, 2, t.make<Notification>()}};
    const Worker workers[] = {t.start(ringers[0], Ringer::run, low),
                              t.start(ringers[1], Ringer::run, low)};
    t.settle();
    const int seen = times_seen(t, log, 0x21, [&] { ring_while_stopped(t, ringers, workers); });
    CHECK("SCHED-010", seen > attempts / 2);
}

CASE(ReadyOrder, WokenByAnEqualTheFirstIsFirst, "SCHED-011") {
    RunLog log;
    Ringer ringers[] = {{log, 1, t.make<Notification>()}, {log, 2, t.make<Notification>()}};
    for (Ringer& ringer : ringers) {
        t.start(ringer, Ringer::run);
    }
    t.settle();
    const int seen = times_seen(t, log, 0x12, [&] {
        ringers[0].bell.signal();
        ringers[1].bell.signal();
    });
    CHECK("SCHED-011", seen > attempts / 2);
}

CASE(ReadyOrder, ResumedByAnEqualTheLastIsFirst, "SCHED-014") {
    RunLog log;
    Ringer ringers[] = {{log, 1, t.make<Notification>()}, {log, 2, t.make<Notification>()}};
    const Worker workers[] = {t.start(ringers[0], Ringer::run), t.start(ringers[1], Ringer::run)};
    t.settle();
    const int seen = times_seen(t, log, 0x21, [&] { ring_while_stopped(t, ringers, workers); });
    CHECK("SCHED-014", seen > attempts / 2);
}

CASE(ReadyOrder, AThreadPushedAsideIsBeforeItsEquals, "SCHED-012") {
    RunLog log;
    Ringer equal{log, 3, t.make<Notification>()};
    Ringer above{log, 4, t.make<Notification>()};
    Interrupted interrupted{log, t.make<Notification>(), equal.bell, above.bell};
    t.start(equal, Ringer::run, low);
    t.start(above, Ringer::run, {.priority = priority::Low + 1});
    t.start(interrupted, Interrupted::run, low);
    t.settle();
    const int seen = times_seen(t, log, 0x1423, [&] { interrupted.bell.signal(); });
    CHECK("SCHED-012", seen > attempts / 2);
}

CASE(ReadyOrder, ACallHandsOverToItsReceiver, "SCHED-013") {
    RunLog log;
    Ringer equal{log, 3, t.make<Notification>()};
    Server server{log, 2, t.make<Endpoint>()};
    Caller caller{log, t.make<Notification>(), equal.bell, server.endpoint};
    t.start(equal, Ringer::run, low);
    t.start(server, Server::run, low);
    t.start(caller, Caller::run, low);
    t.settle();
    const int seen = times_seen(t, log, 0x123, [&] { caller.bell.signal(); });
    CHECK("SCHED-013", seen > attempts / 2);
}

}  // namespace selfe::conformance
