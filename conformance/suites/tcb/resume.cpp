// TCB.Resume: lets a thread run, whatever stopped it.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

struct Receiver {
    Cap<Endpoint> endpoint;
    Word count;
};

void count_runs(Word& count) {
    count = count + 1;
}

void receive_once(Receiver& receiver) {
    (void)receive(receiver.endpoint);
    receiver.count = receiver.count + 1;
}

Reply resume(Cap<Tcb> thread) {
    return Invocation(thread, sys::TCBResume).call();
}

}  // namespace

CASE(TcbResume, AnInactiveThreadBecomesRunnable, "TCB-157") {
    Word count = 0;
    const Worker worker = t.prepare(count, count_runs);
    t.settle();
    REQUIRE(!worker.is_done());
    CHECK_EQ("TCB-157", resume(worker.tcb()), success());
    t.settle();
    CHECK("TCB-157", worker.is_done());
}

CASE(TcbResume, ARunnableThreadIsNotAffected, "TCB-158") {
    Word count = 0;
    const Worker worker = t.start(count, count_runs, {.priority = priority::Low});
    CHECK_EQ("TCB-158", resume(worker.tcb()), success());
    t.settle();
    CHECK_EQ("TCB-158", count, Word{1});
}

CASE(TcbResume, ARunnableThreadDoesNotRepeatItsSystemCall, "TCB-158") {
    const Cap<Notification> notification = t.make<Notification>();
    Cap<Notification> badged = t.minted(notification, 1);
    const Worker worker = t.start(badged, +[](Cap<Notification>& signalled) { signalled.signal(); },
                                  {.priority = priority::Low});
    // The signal lets this thread go on, before the worker has left its system call.
    REQUIRE_EQ(notification.wait(), Word{1});
    REQUIRE(!worker.is_done());
    CHECK_EQ("TCB-158", resume(worker.tcb()), success());
    t.settle();
    CHECK("TCB-158", worker.is_done());
    CHECK_EQ("TCB-158", notification.poll(), Word{0});
}

CASE(TcbResume, TheCallerItselfIsNotAffected, "TCB-158") {
    CHECK_EQ("TCB-158", resume(t.tcb()), success());
}

CASE(TcbResume, AReceiverRepeatsItsSystemCall, "TCB-159") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    Receiver first{endpoint, 0};
    Receiver second{endpoint, 0};
    const Worker repeated = t.start(first, receive_once);
    t.settle();
    t.start(second, receive_once);
    t.settle();
    CHECK_EQ("TCB-159", resume(repeated.tcb()), success());
    t.settle();
    // It receives still, but from the end of the queue.
    CHECK_EQ("TCB-159", first.count, Word{0});
    endpoint.nb_send(MessageInfo());
    t.settle();
    CHECK_EQ("TCB-159", second.count, Word{1});
    CHECK_EQ("TCB-159", first.count, Word{0});
    endpoint.nb_send(MessageInfo());
    t.settle();
    CHECK_EQ("TCB-159", first.count, Word{1});
}

}  // namespace selfe::conformance
