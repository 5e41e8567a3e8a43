// TCB.SetSchedParams with scheduling contexts: priority, MCP, time and fault handler in one step.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/fault_handler.hpp"
#include "selfe/conformance/scheduling/contexts.hpp"
#include "thread_messages.hpp"

namespace selfe::conformance {
namespace {

constexpr Word mcp = 77;
constexpr Word nowhere = ~Word{0};

void use_a_bad_address(Word&) {
    Cap<Endpoint>{nowhere}.send(MessageInfo());
}

// Signals each time it is let through.
struct Bell {
    Cap<Endpoint> gate;
    volatile Word rung = 0;

    static void ring(Bell& self) {
        for (;;) {
            (void)self.gate.wait();
            self.rung = self.rung + 1;
        }
    }
};

Reply set(Cap<Tcb> thread, Cap<Any> authority, Cap<Any> time, Cap<Any> faults) {
    return Invocation(thread, sys::TCBSetSchedParams)
        .words(mcp, Word{priority::Body})
        .caps(authority, time, faults)
        .call();
}

}  // namespace

CASE(TcbSetSchedParams, SetsMcpPriorityTimeAndFaultHandler, "TCB-141") {
    FaultHandler handler(t);
    Word state = 0;
    const Worker worker =
        t.start(state, use_a_bad_address, {.priority = priority::Low, .has_time = false});
    REQUIRE_EQ(handler.take().badge, Word{0});
    CHECK_EQ(
        "TCB-141",
        worker.tcb().set_sched_params(t.tcb(), mcp, priority::High, make_context(t), handler.cap()),
        Error::NoError);
    // Time and priority, since it has preempted; the handler, since that was told; the MCP, since
    // it is a limit now.
    CHECK_EQ("TCB-141", Delivery::take(handler.endpoint()).badge, FaultHandler::badge);
    CHECK_EQ(
        "TCB-141",
        Invocation(t.make<Tcb>(), sys::TCBSetPriority).words(mcp + 1).caps(worker.tcb()).call(),
        range_error(sys::seL4_MinPrio, mcp));
}

CASE(TcbSetSchedParams, WithTheContextItHasSucceeds, "TCB-142") {
    Bell bell{t.make<Endpoint>()};
    const Worker worker = t.start(bell, Bell::ring);
    t.settle();
    CHECK_EQ("TCB-142", set(worker.tcb(), t.tcb(), worker.time(), Cap<Any>{}), success());
    bell.gate.nb_send(MessageInfo());
    t.settle();
    CHECK_EQ("TCB-142", Word{bell.rung}, Word{1});
}

CASE(TcbSetSchedParams, WithoutAContextTakesAnothersAway, "TCB-143") {
    Bell bell{t.make<Endpoint>()};
    const Worker worker = t.start(bell, Bell::ring);
    t.settle();
    CHECK_EQ("TCB-143", set(worker.tcb(), t.tcb(), Cap<Any>{}, Cap<Any>{}), success());
    bell.gate.nb_send(MessageInfo());
    t.settle();
    CHECK_EQ("TCB-143", Word{bell.rung}, Word{0});
    // It is free for whoever wants it; the thread goes on where it was.
    CHECK_EQ("TCB-143", context_of(worker).bind(worker.tcb()), Error::NoError);
    t.settle();
    CHECK_EQ("TCB-143", Word{bell.rung}, Word{1});
}

CASE(TcbSetSchedParams, WithAContextBesideItsOwnIsIllegalOperation, "TCB-144") {
    Bell bell{t.make<Endpoint>()};
    const Worker worker = t.start(bell, Bell::ring);
    CHECK_EQ("TCB-144", set(worker.tcb(), t.tcb(), make_context(t), Cap<Any>{}),
             illegal_operation());
}

CASE(TcbSetSchedParams, WithAnothersContextIsIllegalOperation, "TCB-145") {
    Bell bell{t.make<Endpoint>()};
    const Worker owner = t.start(bell, Bell::ring);
    CHECK_EQ("TCB-145", set(t.make<Tcb>(), t.tcb(), owner.time(), Cap<Any>{}), illegal_operation());
}

CASE(TcbSetSchedParams, OfTheCallerWithoutAContextIsIllegalOperation, "TCB-146") {
    CHECK_EQ("TCB-146", set(t.tcb(), t.tcb(), Cap<Any>{}, Cap<Any>{case_slot::FaultHandler}),
             illegal_operation());
}

CASE(TcbSetSchedParams, OfABlockedThreadWithAnEmptyContextIsIllegalOperation, "TCB-147") {
    Bell bell{t.make<Endpoint>()};
    const Worker worker = t.start(bell, Bell::ring);
    t.settle();
    REQUIRE_OK(context_of(worker).unbind());
    CHECK_EQ("TCB-147", set(worker.tcb(), t.tcb(), make_empty_context(t), Cap<Any>{}),
             illegal_operation());
}

CASE(TcbSetSchedParams, WithAContextThatIsNoneIsInvalidCapability, "TCB-148") {
    const Cap<Tcb> thread = t.make<Tcb>();
    for (const Cap<Any> other : {Cap<Any>(t.make<Endpoint>()), Cap<Any>(t.make<Tcb>())}) {
        CHECK_EQ("TCB-148", set(thread, t.tcb(), other, Cap<Any>{}), invalid_capability(2));
    }
}

CASE(TcbSetSchedParams, WithAFaultHandlerThatIsNoneIsInvalidCapability, "TCB-149") {
    const Cap<Tcb> thread = t.make<Tcb>();
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    for (const Cap<Any> other : {Cap<Any>(t.make<Notification>()), Cap<Any>(t.make<Tcb>()),
                                 Cap<Any>(t.copy_of(endpoint, Rights::read_write())),
                                 Cap<Any>(t.copy_of(endpoint, Rights::no_write())),
                                 Cap<Any>(t.copy_of(endpoint, Rights::can_grant()))}) {
        CHECK_EQ("TCB-149", set(thread, t.tcb(), Cap<Any>{}, other), invalid_capability(3));
    }
}

}  // namespace selfe::conformance
