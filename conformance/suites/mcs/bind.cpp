// SchedContext.Bind, Unbind and UnbindObject: who runs when time is given and taken.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"
#include "selfe/conformance/system_call.hpp"
#include "workers.hpp"

namespace selfe::conformance {

CASE(SchedContextBind, ARunnableThreadRuns, "MCS-033", "TCB-160") {
    Mark mark;
    const Worker worker = t.start(mark, Mark::run, {.priority = priority::High, .has_time = false});
    t.settle();
    // Resumed, and nothing to run on.
    CHECK("TCB-160", !mark.has_run);
    CHECK_EQ("MCS-033", make_context(t).bind(worker.tcb()), Error::NoError);
    CHECK("MCS-033", mark.has_run);
    CHECK("TCB-160", mark.has_run);
}

CASE(SchedContextBind, ServesAThreadAndANotificationAtOnce, "MCS-035") {
    Mark mark;
    const Worker worker = t.start(mark, Mark::run, {.has_time = false});
    const Cap<SchedContext> context = make_context(t);
    CHECK_EQ("MCS-035", context.bind(t.make<Notification>()), Error::NoError);
    CHECK_EQ("MCS-035", context.bind(worker.tcb()), Error::NoError);
    t.settle();
    CHECK("MCS-035", mark.has_run);
}

CASE(SchedContextUnbind, LeavesThreadAndNotificationWithoutTime, "MCS-042") {
    Taker taker{t.make<Endpoint>()};
    const Worker worker = t.start(taker, Taker::run);
    const Cap<Notification> notification = t.make<Notification>();
    const Cap<SchedContext> context = context_of(worker);
    REQUIRE_OK(context.bind(notification));
    t.settle();
    CHECK_EQ("MCS-042", context.unbind(), Error::NoError);
    taker.endpoint.nb_send(MessageInfo());
    t.settle();
    CHECK_EQ("MCS-042", Word{taker.taken}, Word{0});
    // Both are free for other contexts.
    CHECK_EQ("MCS-042", make_context(t).bind(notification), Error::NoError);
    CHECK_EQ("MCS-042", make_context(t).bind(worker.tcb()), Error::NoError);
    t.settle();
    CHECK_EQ("MCS-042", Word{taker.taken}, Word{1});
}

CASE(SchedContextUnbindObject, AThreadKeepsItsPlaceInTheQueue, "MCS-044") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall sends[] = {SystemCall(sys::seL4_SysSend, t.minted(endpoint, 1)),
                          SystemCall(sys::seL4_SysSend, t.minted(endpoint, 2))};
    const Worker first = t.start(sends[0], SystemCall::make);
    t.settle();
    const Worker second = t.start(sends[1], SystemCall::make);
    t.settle();
    CHECK_EQ("MCS-044", context_of(first).unbind_object(first.tcb()), Error::NoError);
    CHECK_EQ("MCS-044", Delivery::take(endpoint).badge, Word{1});
    CHECK_EQ("MCS-044", Delivery::take(endpoint).badge, Word{2});
    t.settle();
    // Passive: its call is done, and it does not come on.
    CHECK("MCS-044", !first.is_done());
    CHECK("MCS-044", second.is_done());
    REQUIRE_OK(context_of(first).bind(first.tcb()));
    t.settle();
    CHECK("MCS-044", first.is_done());
}

CASE(SchedContextUnbindObject, OfAServerReturnsTheTimeThatWasLent, "MCS-045") {
    // It takes the call and then waits for what does not come, on the caller's time.
    struct Waiting {
        Cap<Endpoint> endpoint;
        Cap<ReplyObject> reply;
        Cap<Endpoint> gate;
        volatile bool went_on = false;

        static void run(Waiting& self) {
            (void)self.endpoint.recv(self.reply);
            (void)self.gate.wait();
            self.went_on = true;
        }
    } server{t.make<Endpoint>(), t.make<ReplyObject>(), t.make<Endpoint>()};
    const Worker serving = start_passive(t, server, Waiting::run);
    SystemCall call(sys::seL4_SysCall, server.endpoint);
    const Worker caller = t.start(call, SystemCall::make);
    t.settle();
    CHECK_EQ("MCS-045", context_of(caller).unbind_object(serving.tcb()), Error::NoError);
    server.gate.nb_send(MessageInfo());
    t.settle();
    CHECK("MCS-045", !server.went_on);
    // The caller has it again: answered, it runs.
    server.reply.send(MessageInfo());
    t.settle();
    CHECK("MCS-045", caller.is_done());
}

CASE(SchedContextUnbindObject, OfANotificationLeavesTheThreadItsTime, "MCS-046") {
    Spinner spinner;
    const Worker worker = t.prepare(spinner, Spinner::run, {.priority = priority::Low});
    const Cap<Notification> notification = t.make<Notification>();
    const Cap<SchedContext> context = context_of(worker);
    REQUIRE_OK(context.bind(notification));
    CHECK_EQ("MCS-046", context.unbind_object(notification), Error::NoError);
    CHECK_EQ("MCS-046", make_context(t).bind(notification), Error::NoError);
    CHECK_EQ("MCS-046", context.bind(t.make<Notification>()), Error::NoError);
    // Still bound to the thread: another one cannot have it.
    CHECK_EQ("MCS-046", context.bind(t.make<Tcb>()), Error::IllegalOperation);
}

}  // namespace selfe::conformance
