// Time that was lent, when caller, server or reply object go before the answer.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/system_call.hpp"
#include "workers.hpp"

namespace selfe::conformance {
namespace {

constexpr Word label = 0x51;

// Takes a call, and goes on only when it is let through the gate; then it answers.
struct SlowServer {
    Cap<Endpoint> endpoint;
    Cap<ReplyObject> reply;
    Cap<Endpoint> gate;
    volatile Word steps = 0;

    explicit SlowServer(Case& t)
        : endpoint(t.make<Endpoint>()), reply(t.make<ReplyObject>()), gate(t.make<Endpoint>()) {}

    static void run(SlowServer& self) {
        (void)self.endpoint.recv(self.reply);
        self.steps = 1;
        (void)self.gate.wait();
        self.steps = 2;
        self.reply.send(MessageInfo(label + 1));
        self.steps = 3;
    }
    void let_through(Case& t) {
        gate.nb_send(MessageInfo());
        t.settle();
    }
};

// A caller, and the server that has its time.
struct Lent {
    explicit Lent(Case& t)
        : server(t),
          serving(start_passive(t, server, SlowServer::run)),
          call(sys::seL4_SysCall, server.endpoint, MessageInfo(label)),
          caller(t.start(call, SystemCall::make)) {
        t.settle();
        t.must(server.steps == 1 ? Error::NoError : Error::IllegalOperation,
               "the server has not begun");
    }

    SlowServer server;
    Worker serving;
    SystemCall call;
    Worker caller;
};

}  // namespace

CASE(Donation, ADeletedReplyObjectReturnsTheTime, "MCS-065") {
    Lent lent(t);
    REQUIRE_OK(t.slot_of(lent.server.reply).delete_());
    lent.server.let_through(t);
    CHECK_EQ("MCS-065", Word{lent.server.steps}, Word{1});
    // It is the caller's: no server runs on it.
    CHECK_EQ("MCS-065", context_of(lent.caller).unbind_object(lent.serving.tcb()),
             Error::IllegalOperation);
    CHECK_EQ("MCS-065", context_of(lent.caller).unbind_object(lent.caller.tcb()), Error::NoError);
}

CASE(Donation, ADeletedServerLeavesTheTimeFree, "MCS-074") {
    Lent lent(t);
    REQUIRE_OK(t.slot_of(lent.serving.tcb()).delete_());
    t.settle();
    CHECK_EQ("MCS-074", context_of(lent.caller).bind(lent.caller.tcb()), Error::NoError);
    // Answered, the caller goes on with it.
    lent.server.reply.send(MessageInfo(label + 1));
    t.settle();
    CHECK("MCS-074", lent.caller.is_done());
}

CASE(Donation, AServerOutlivesItsCaller, "MCS-075") {
    Lent lent(t);
    REQUIRE_OK(t.slot_of(lent.caller.tcb()).delete_());
    lent.server.let_through(t);
    // Nobody is there to be answered, and it has its time still.
    CHECK_EQ("MCS-075", Word{lent.server.steps}, Word{3});
}

CASE(Donation, StaysWithTheLastWhenTheMiddleLosesItsReplyObject, "MCS-064") {
    // first → middle → last; the middle's way back to the first is deleted while the last runs.
    SlowServer last(t);
    struct Middle {
        Cap<Endpoint> endpoint;
        Cap<ReplyObject> reply;
        Cap<Endpoint> next;
        volatile bool was_answered = false;

        static void run(Middle& self) {
            (void)self.endpoint.recv(self.reply);
            (void)self.next.call(MessageInfo(label));
            self.was_answered = true;
        }
    } middle{t.make<Endpoint>(), t.make<ReplyObject>(), last.endpoint};
    const Worker last_worker = start_passive(t, last, SlowServer::run);
    start_passive(t, middle, Middle::run);
    SystemCall call(sys::seL4_SysCall, middle.endpoint, MessageInfo(label));
    const Worker first = t.start(call, SystemCall::make);
    t.settle();
    REQUIRE_EQ(Word{last.steps}, Word{1});
    REQUIRE_OK(t.slot_of(middle.reply).delete_());
    // The last has the time still: it goes on as far as its answer, which gives it away.
    last.let_through(t);
    CHECK_EQ("MCS-064", Word{last.steps}, Word{2});
    CHECK_EQ("MCS-064", context_of(first).unbind_object(last_worker.tcb()),
             Error::IllegalOperation);
}

}  // namespace selfe::conformance
