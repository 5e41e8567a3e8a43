// System calls of two phases: what the first does, and that the second happens in any case.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"
#include "selfe/conformance/scheduling/contexts.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

constexpr Word label = 0x51;
constexpr Word badge = 0xb0b;

// A worker that sends to `destination` and receives from `source`, and how it receives.
struct TwoPhases {
    Cap<Endpoint> destination;
    Cap<Endpoint> source;
    Received received{};

    static void nb_send_recv(TwoPhases& self) {
        self.received =
            self.source.nb_send_recv(self.destination, message(label, 7).load(), own_reply);
    }
    static void nb_send_wait(TwoPhases& self) {
        self.received = self.source.nb_send_wait(self.destination, message(label, 7).load());
    }
};

using Body = void (*)(TwoPhases&);
constexpr Body bodies[] = {TwoPhases::nb_send_recv, TwoPhases::nb_send_wait};

// Whether a first phase that goes to `destination` is passed over, and the second goes on.
bool goes_on_after(Case& t, Cap<Any> destination, Body body) {
    TwoPhases state{Cap<Endpoint>{destination.bits}, t.make<Endpoint>()};
    const Worker worker = t.start(state, body);
    t.settle();
    const bool receives = !worker.is_done();
    t.minted(state.source, badge).nb_send(message(label + 1));
    t.settle();
    return receives && worker.is_done() && state.received.badge == badge &&
           state.received.info == MessageInfo(label + 1);
}

}  // namespace

CASE(ReplyRecv, AnswersWithTheReplyObjectAndReceivesWithIt, "SYS-041") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<ReplyObject> reply = t.make<ReplyObject>();
    SystemCall calls[] = {SystemCall(sys::seL4_SysCall, t.minted(endpoint, 1), MessageInfo(label)),
                          SystemCall(sys::seL4_SysCall, t.minted(endpoint, 2), MessageInfo(label))};
    const Worker first = t.start(calls[0], SystemCall::make);
    t.settle();
    const Worker second = t.start(calls[1], SystemCall::make);
    t.settle();
    REQUIRE_EQ(endpoint.recv(reply).badge, Word{1});
    CHECK_EQ("SYS-041", endpoint.reply_recv(message(label + 1, 7), reply).badge, Word{2});
    t.settle();
    CHECK("SYS-041", first.is_done());
    CHECK_EQ("SYS-041", calls[0].info(), MessageInfo(label + 1, 1));
    CHECK_EQ("SYS-041", calls[0].word(0), Word{7});
    CHECK("SYS-041", !second.is_done());
    reply.send(message(label + 2));
    t.settle();
    CHECK_EQ("SYS-041", calls[1].info(), MessageInfo(label + 2));
}

CASE(NbSendRecv, SendsToOneAndReceivesFromAnother, "SYS-055") {
    TwoPhases state{t.make<Endpoint>(), t.make<Endpoint>()};
    SystemCall recv(sys::seL4_SysRecv, state.destination);
    const Worker receiver = t.start(recv, SystemCall::make);
    t.settle();
    state.destination = t.minted(state.destination, badge);
    const Worker worker = t.start(state, TwoPhases::nb_send_recv);
    t.settle();
    CHECK("SYS-055", receiver.is_done());
    CHECK_EQ("SYS-055", recv.badge(), badge);
    CHECK_EQ("SYS-055", recv.info(), MessageInfo(label, 1));
    CHECK_EQ("SYS-055", recv.word(0), Word{7});
    CHECK("SYS-055", !worker.is_done());
    // What it receives can be answered.
    SystemCall call(sys::seL4_SysCall, t.minted(state.source, badge + 1), MessageInfo(label + 1));
    t.start(call, SystemCall::make);
    t.settle();
    CHECK("SYS-055", worker.is_done());
    CHECK_EQ("SYS-055", state.received.badge, badge + 1);
    CHECK_EQ("SYS-055", state.received.info, MessageInfo(label + 1));
}

CASE(NbSendRecv, WithNobodyWaitingDropsTheMessageAndReceives, "SYS-056") {
    const Cap<Endpoint> destination = t.make<Endpoint>();
    CHECK("SYS-056", goes_on_after(t, destination, TwoPhases::nb_send_recv));
    CHECK_EQ("SYS-056", Delivery::take(destination).info, MessageInfo());
}

CASE(NbSendRecv, ThroughAnAddressThatLeadsNowhereReceives, "SYS-058") {
    constexpr Cap<Any> nowhere{Word{0x5} << case_cnode_radix | 1};
    CHECK("SYS-058", goes_on_after(t, nowhere, TwoPhases::nb_send_recv));
}

CASE(NbSendRecv, LendsAPassiveReceiverItsTime, "SYS-057") {
    // A server that has run up to its receive, and has no time of its own any more.
    TwoPhases client{t.make<Endpoint>(), t.make<Endpoint>()};
    SystemCall recv(sys::seL4_SysRecv, client.destination);
    const Worker server = t.start(recv, SystemCall::make);
    t.settle();
    REQUIRE_OK(context_of(server).unbind());
    const Worker sender = t.start(client, TwoPhases::nb_send_recv);
    t.settle();
    CHECK("SYS-057", server.is_done());
    // The client has none left: a message finds it, and it does not run.
    client.source.nb_send(message(label + 1));
    t.settle();
    CHECK("SYS-057", !sender.is_done());
}

CASE(NbSendWait, SendsToOneAndWaitsForAnother, "SYS-059") {
    TwoPhases state{t.make<Endpoint>(), t.make<Endpoint>()};
    SystemCall recv(sys::seL4_SysRecv, state.destination);
    const Worker receiver = t.start(recv, SystemCall::make);
    t.settle();
    state.destination = t.minted(state.destination, badge);
    const Worker worker = t.start(state, TwoPhases::nb_send_wait);
    t.settle();
    CHECK("SYS-059", receiver.is_done());
    CHECK_EQ("SYS-059", recv.badge(), badge);
    CHECK_EQ("SYS-059", recv.info(), MessageInfo(label, 1));
    CHECK("SYS-059", !worker.is_done());
    t.minted(state.source, badge + 1).nb_send(message(label + 1));
    t.settle();
    CHECK_EQ("SYS-059", state.received.badge, badge + 1);
    CHECK_EQ("SYS-059", state.received.info, MessageInfo(label + 1));
}

CASE(TwoPhaseCalls, WhoseFirstPhaseIsAnInvocationGoOn, "SYS-060", "SYS-061", "SYS-062") {
    for (const Body body : bodies) {
        CHECK("SYS-060", goes_on_after(t, t.make<Tcb>(), body));
        CHECK("SYS-061", goes_on_after(t, t.make<CNode>(1), body));
        CHECK("SYS-062", goes_on_after(t, make_context(t), body));
    }
}

CASE(TwoPhaseCalls, WhoseFirstPhaseIsAnAuthorityGoOn, "SYS-063", "SYS-064") {
    for (const Body body : bodies) {
        CHECK("SYS-063", goes_on_after(t, sched_control(t), body));
        CHECK("SYS-064", goes_on_after(t, t.domain_set(), body));
    }
}

}  // namespace selfe::conformance
