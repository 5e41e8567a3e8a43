// Time lent along a call: to whom it goes, in what order it comes back.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"
#include "selfe/conformance/fault_handler.hpp"
#include "selfe/conformance/system_call.hpp"
#include "workers.hpp"

namespace selfe::conformance {
namespace {

constexpr Word label = 0x51;

Server make_server(Case& t) {
    return {t.make<Endpoint>(), t.make<ReplyObject>()};
}

// Passes each message on and the answer back.
struct Relay {
    Cap<Endpoint> endpoint;
    Cap<ReplyObject> reply;
    Cap<Endpoint> next;

    static void run(Relay& self) {
        Received received = self.endpoint.recv(self.reply);
        for (;;) {
            const MessageInfo answer = self.next.call(MessageInfo(received.label()));
            received = self.endpoint.reply_recv(MessageInfo(answer.label() + 1), self.reply);
        }
    }
};

}  // namespace

CASE(Donation, ACallLendsAPassiveServerItsTimeAndTheAnswerReturnsIt, "MCS-062") {
    Server server = make_server(t);
    start_passive(t, server, Server::run);
    for (Word turn = 1; turn <= 2; ++turn) {
        SystemCall call(sys::seL4_SysCall, server.endpoint, MessageInfo(label));
        const Worker caller = t.start(call, SystemCall::make);
        t.settle();
        CHECK("MCS-062", caller.is_done());
        CHECK_EQ("MCS-062", call.info(), MessageInfo(label + 1));
        CHECK_EQ("MCS-062", Word{server.served}, turn);
    }
}

CASE(Donation, TravelsDownAChainAndBack, "MCS-063") {
    Server last = make_server(t);
    Relay middle{t.make<Endpoint>(), t.make<ReplyObject>(), last.endpoint};
    start_passive(t, last, Server::run);
    start_passive(t, middle, Relay::run);
    SystemCall call(sys::seL4_SysCall, middle.endpoint, MessageInfo(label));
    const Worker caller = t.start(call, SystemCall::make);
    t.settle();
    CHECK("MCS-063", caller.is_done());
    CHECK_EQ("MCS-063", call.info(), MessageInfo(label + 2));
    // All are where they were: it works again.
    SystemCall again(sys::seL4_SysCall, middle.endpoint, MessageInfo(label + 5));
    const Worker second = t.start(again, SystemCall::make);
    t.settle();
    CHECK("MCS-063", second.is_done());
    CHECK_EQ("MCS-063", again.info(), MessageInfo(label + 7));
}

CASE(Donation, AReceiverThatWaitsGetsNone, "MCS-066") {
    Taker taker{t.make<Endpoint>()};
    const Worker passive = start_passive(t, taker, Taker::run);
    SystemCall call(sys::seL4_SysCall, taker.endpoint, MessageInfo(label));
    t.start(call, SystemCall::make);
    t.settle();
    CHECK_EQ("MCS-066", Word{taker.taken}, Word{0});
    // The message is there: given time, it comes on.
    REQUIRE_OK(make_context(t).bind(passive.tcb()));
    t.settle();
    CHECK_EQ("MCS-066", Word{taker.taken}, Word{1});
}

CASE(Donation, ASendDeliversAndLendsNothing, "MCS-067") {
    for (const bool blocking : {true, false}) {
        Taker taker{t.make<Endpoint>()};
        const Worker passive = start_passive(t, taker, Taker::run);
        SystemCall send(blocking ? sys::seL4_SysSend : sys::seL4_SysNBSend, taker.endpoint,
                        MessageInfo(label));
        const Worker sender = t.start(send, SystemCall::make);
        t.settle();
        CHECK("MCS-067", sender.is_done());
        CHECK_EQ("MCS-067", Word{taker.taken}, Word{0});
        REQUIRE_OK(make_context(t).bind(passive.tcb()));
        t.settle();
        CHECK_EQ("MCS-067", Word{taker.taken}, Word{1});
        REQUIRE_OK(passive.tcb().suspend());
    }
}

CASE(Donation, AServerWithTimeOfItsOwnIsLentNone, "MCS-068") {
    Server server = make_server(t);
    const Worker serving = t.start(server, Server::run);
    t.settle();
    // A caller without a budget left could lend none, and one that lends is stopped if its context
    // is taken away: this one is served all the same.
    SystemCall call(sys::seL4_SysCall, server.endpoint, MessageInfo(label));
    const Worker caller = t.prepare(call, SystemCall::make);
    REQUIRE_OK(caller.tcb().resume());
    t.settle();
    REQUIRE(caller.is_done());
    // Its time is bound to it: it cannot be bound to the server, and the server's is its own.
    CHECK_EQ("MCS-068", context_of(caller).unbind_object(serving.tcb()), Error::IllegalOperation);
    CHECK_EQ("MCS-068", context_of(serving).unbind_object(serving.tcb()), Error::NoError);
}

CASE(Donation, TheServerRunsAtItsPriorityOnTheCallersBudget, "MCS-069") {
    // It spins on the caller's time, of which there is little. If that is over before it begins,
    // another pair tries.
    struct Greedy {
        Cap<Endpoint> endpoint;
        Cap<ReplyObject> reply;
        Spinner spinner = {};
        SystemCall call = SystemCall(sys::seL4_SysCall, endpoint, MessageInfo(label));

        static void run(Greedy& self) {
            (void)self.endpoint.recv(self.reply);
            Spinner::run(self.spinner);
        }
    } servers[] = {{t.make<Endpoint>(), t.make<ReplyObject>()},
                   {t.make<Endpoint>(), t.make<ReplyObject>()},
                   {t.make<Endpoint>(), t.make<ReplyObject>()}};
    bool has_run = false;
    for (Greedy& server : servers) {
        if (has_run) {
            break;
        }
        start_passive(t, server, Greedy::run, {.priority = priority::High});
        const Cap<SchedContext> budget =
            make_context(t, {.budget_us = 40'000, .period_us = never_us});
        const Worker caller =
            t.start(server.call, SystemCall::make, {.priority = priority::Low, .has_time = false});
        REQUIRE_OK(budget.bind(caller.tcb()));
        t.settle();
        has_run = server.spinner.count > 0;
        // The budget stopped it, and it was charged.
        CHECK("MCS-069", !server.spinner.runs_in(t));
        const auto consumed = budget.consumed();
        REQUIRE_OK(consumed.error());
        CHECK("MCS-069", consumed.value() >= 20'000);
    }
    CHECK("MCS-069", has_run);
}

CASE(Donation, AFaultLendsAPassiveHandlerItsTime, "MCS-070", "FLT-009") {
    // The handler answers once: the thread goes on behind its fault, on its own time again.
    struct Handler {
        Cap<Endpoint> endpoint;
        Cap<ReplyObject> reply;
        volatile Word faults = 0;

        static void run(Handler& self) {
            for (;;) {
                (void)self.endpoint.recv(self.reply);
                self.faults = self.faults + 1;
            }
        }
    } handler{t.make<Endpoint>(), t.make<ReplyObject>()};
    start_passive(t, handler, Handler::run);
    SystemCall send(sys::seL4_SysSend, Cap<Any>{~Word{0}});
    t.start(send, SystemCall::make, {.fault_handler = handler.endpoint.bits});
    t.settle();
    CHECK_EQ("MCS-070", Word{handler.faults}, Word{1});
    CHECK_EQ("FLT-009", Word{handler.faults}, Word{1});
}

}  // namespace selfe::conformance
