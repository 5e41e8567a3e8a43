// Timeout faults: who is told that a budget is spent, in which words, and what an answer does.
// SPDX-License-Identifier: BSD-2-Clause
#include "configure_message.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/fault_handler.hpp"
#include "selfe/conformance/system_call.hpp"
#include "workers.hpp"

namespace selfe::conformance {
namespace {

constexpr sys::seL4_Time budget_us = 40'000;
constexpr Word context_badge = 0xc0de;
constexpr Share once{.budget_us = budget_us, .period_us = never_us, .badge = context_badge};

// A thread that spends a budget, which comes back in minutes.
struct Spender {
    explicit Spender(Case& t, Share share = once)
        : context(make_context(t, share)),
          worker(t.prepare(spinner, Spinner::run, {.has_time = false})) {
        t.must(context.bind(worker.tcb()), "the context cannot be bound");
    }

    Spinner spinner;
    Cap<SchedContext> context;
    Worker worker;
};

// Takes one message and spends its sender's time.
struct GreedyServer {
    Cap<Endpoint> endpoint;
    Cap<ReplyObject> reply;
    Spinner spinner;

    static void run(GreedyServer& self) {
        (void)self.endpoint.recv(self.reply);
        Spinner::run(self.spinner);
    }
};

Reply set_timeout_endpoint(Cap<Any> thread, Cap<Any> endpoint) {
    return Invocation(thread, sys::TCBSetTimeoutEndpoint).caps(endpoint).call();
}

/// Whichever word comes first; what a case spends fits into one.
sys::seL4_Time consumed_of(const Delivery& fault) {
    constexpr sys::seL4_Time none = 0;
    if constexpr (words_of_time == 1) {
        return fault.words[1];
    } else if (fault.words[1] != 0 && fault.words[2] != 0) {
        return none;
    } else {
        return fault.words[1] | fault.words[2];
    }
}

}  // namespace

CASE(TcbSetTimeoutEndpoint, ToWhatCannotBeToldIsInvalidCapability, "TCB-151") {
    const Cap<Tcb> thread = t.make<Tcb>();
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    for (const Cap<Any> other : {Cap<Any>(t.make<Notification>()), Cap<Any>(t.make<Tcb>()),
                                 Cap<Any>(t.copy_of(endpoint, Rights::read_write())),
                                 Cap<Any>(t.copy_of(endpoint, Rights::no_write())),
                                 Cap<Any>(t.copy_of(endpoint, Rights::can_grant()))}) {
        CHECK_EQ("TCB-151", set_timeout_endpoint(thread, other), invalid_capability(1));
    }
    CHECK_EQ("TCB-151",
             set_timeout_endpoint(
                 thread, t.copy_of(endpoint, Rights::can_write() | Rights::can_grant_reply())),
             success());
}

CASE(TimeoutFault, TellsBadgeAndTimeWhenTheBudgetIsSpent, "FLT-060", "FLT-061", "TCB-150",
     "MCS-010") {
    FaultHandler handler(t);
    const Spender spender(t);
    CHECK_EQ("TCB-150", set_timeout_endpoint(spender.worker.tcb(), handler.cap()), success());
    REQUIRE_OK(spender.worker.tcb().resume());
    bool is_right = false;
    for (int i = 0; i < attempts && !is_right; ++i) {
        const Delivery fault = handler.take();
        CHECK_EQ("FLT-061", fault.badge, FaultHandler::badge);
        CHECK_EQ("FLT-060", fault.info, MessageInfo(sys::seL4_Fault_Timeout, 1 + words_of_time));
        CHECK_EQ("MCS-010", fault.words[0], context_badge);
        if constexpr (words_of_time == 2) {
            CHECK_EQ("FLT-060", fault.words[1], Word{0});  // the upper one
        }
        CHECK("FLT-060", consumed_of(fault) >= budget_us / 2);
        is_right = is_charge_of(consumed_of(fault), budget_us);
        // With another budget it spends that, too.
        REQUIRE_OK(sched_control(t).configure_flags(spender.context, budget_us, never_us, 0,
                                                    context_badge, 0));
        handler.answer(0);
    }
    CHECK("FLT-060", is_right);
}

CASE(TimeoutFault, IsNotRaisedWithoutAnEndpoint, "FLT-062", "TCB-150") {
    FaultHandler handler(t);
    Spender spender(t);
    REQUIRE_EQ(set_timeout_endpoint(spender.worker.tcb(), handler.cap()), success());
    CHECK_EQ("TCB-150", set_timeout_endpoint(spender.worker.tcb(), Cap<Any>{}), success());
    REQUIRE_OK(spender.worker.tcb().resume());
    CHECK_EQ("FLT-062", handler.take().badge, Word{0});
    CHECK("FLT-062", !spender.spinner.runs_in(t));
    // It only waits for its next period: on another context it runs.
    REQUIRE_OK(spender.context.unbind());
    CHECK("FLT-062", spender.spinner.spends(t, spender.worker.tcb(), make_empty_context(t), once));
}

CASE(TimeoutFault, IsNotRaisedByARoundRobinThread, "FLT-063") {
    // It spins for several turns beside another that ends it.
    FaultHandler handler(t);
    Spender spender(t, {.budget_us = budget_us, .period_us = budget_us});
    REQUIRE_EQ(set_timeout_endpoint(spender.worker.tcb(), handler.cap()), success());
    struct Counter {
        Spinner& spinner;
        Cap<Tcb> tcb;

        static void run(Counter& self) {
            // Each sight of another count is a turn of the other's.
            for (Word turns = 0; turns < 3; ++turns) {
                const Word before = self.spinner.count;
                while (self.spinner.count == before) {
                    sys::seL4_Yield();
                }
            }
            (void)self.tcb.suspend();
        }
    } counter{spender.spinner, spender.worker.tcb()};
    REQUIRE_OK(spender.worker.tcb().resume());
    const Worker counting = t.start(counter, Counter::run);
    t.settle();
    REQUIRE(counting.is_done());
    CHECK_EQ("FLT-063", Delivery::take(handler.endpoint()).badge, Word{0});
}

CASE(TimeoutFault, CountsFromTheLastTimeItWasAsked, "FLT-064") {
    FaultHandler handler(t);
    const Spender spender(t);
    REQUIRE_EQ(set_timeout_endpoint(spender.worker.tcb(), handler.cap()), success());
    REQUIRE_OK(spender.worker.tcb().resume());
    REQUIRE_EQ(handler.take().badge, FaultHandler::badge);
    // The fault has told it all.
    const auto since = spender.context.consumed();
    REQUIRE_OK(since.error());
    CHECK_EQ("FLT-064", static_cast<Word>(since.value()), Word{0});
}

CASE(TimeoutFault, AnsweredWithLabelZeroAndTimeGoesOn, "FLT-065") {
    FaultHandler handler(t);
    Spender spender(t);
    REQUIRE_EQ(set_timeout_endpoint(spender.worker.tcb(), handler.cap()), success());
    REQUIRE_OK(spender.worker.tcb().resume());
    bool has_gone_on = false;
    for (int i = 0; i < attempts && !has_gone_on; ++i) {
        REQUIRE_EQ(handler.take().badge, FaultHandler::badge);
        REQUIRE(!spender.spinner.runs_in(t));
        REQUIRE_OK(sched_control(t).configure_flags(spender.context, budget_us, never_us, 0, 0, 0));
        const Word before = spender.spinner.count;
        handler.answer(0);
        has_gone_on = spender.spinner.count != before;
    }
    CHECK("FLT-065", has_gone_on);
}

CASE(TimeoutFault, OfAServerNamesItsCallersContext, "FLT-066", "FLT-068") {
    GreedyServer server{t.make<Endpoint>(), t.make<ReplyObject>(), {}};
    FaultHandler handler(t);
    const Worker serving = start_passive(t, server, GreedyServer::run);
    REQUIRE_EQ(set_timeout_endpoint(serving.tcb(), handler.cap()), success());
    SystemCall call(sys::seL4_SysCall, server.endpoint);
    const Worker caller = t.start(call, SystemCall::make, {.has_time = false});
    REQUIRE_OK(make_context(t, once).bind(caller.tcb()));
    const Delivery fault = handler.take();
    CHECK_EQ("FLT-066", fault.info.label(), Word{sys::seL4_Fault_Timeout});
    CHECK_EQ("FLT-066", fault.words[0], context_badge);
    // Stopped until the handler acts, and no second fault comes.
    CHECK("FLT-068", !server.spinner.runs_in(t));
    CHECK_EQ("FLT-068", Delivery::take(handler.endpoint()).badge, Word{0});
}

CASE(TimeoutFault, OfAnAnsweredServerWhoseTimeWasUsedUpBelowComesAsWell, "FLT-067") {
    struct Middle {
        Cap<Endpoint> endpoint;
        Cap<ReplyObject> reply;
        Cap<Endpoint> next;
        Spinner spinner;

        static void run(Middle& self) {
            (void)self.endpoint.recv(self.reply);
            (void)self.next.call(MessageInfo());
            Spinner::run(self.spinner);
        }
    };
    GreedyServer inner{t.make<Endpoint>(), t.make<ReplyObject>(), {}};
    Middle middle{t.make<Endpoint>(), t.make<ReplyObject>(), inner.endpoint, {}};
    FaultHandler of_inner(t);
    FaultHandler of_middle(t);
    const Worker inner_thread = start_passive(t, inner, GreedyServer::run);
    const Worker middle_thread = start_passive(t, middle, Middle::run);
    REQUIRE_EQ(set_timeout_endpoint(inner_thread.tcb(), of_inner.cap()), success());
    REQUIRE_EQ(set_timeout_endpoint(middle_thread.tcb(), of_middle.cap()), success());
    SystemCall call(sys::seL4_SysCall, middle.endpoint);
    const Worker caller = t.start(call, SystemCall::make, {.has_time = false});
    REQUIRE_OK(make_context(t, once).bind(caller.tcb()));
    REQUIRE_EQ(of_inner.take().badge, FaultHandler::badge);
    REQUIRE_EQ(of_middle.take().badge, Word{0});
    // Somebody answers in the place of the one that stopped: with the answer comes its empty
    // context.
    inner.reply.send(MessageInfo());
    const Delivery fault = of_middle.take();
    CHECK_EQ("FLT-067", fault.info, MessageInfo(sys::seL4_Fault_Timeout, 1 + words_of_time));
    CHECK_EQ("FLT-067", fault.words[0], context_badge);
    CHECK_EQ("FLT-067", Word{middle.spinner.count}, Word{0});
}

}  // namespace selfe::conformance
