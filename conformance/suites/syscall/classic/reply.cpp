// Reply and ReplyRecv: who is answered, once, and what comes next.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

constexpr Word label = 0x51;
constexpr Word badge = 0xb0b;

// A worker whose call the case has received and not answered.
struct PendingCaller {
    PendingCaller(Case& t, Cap<Endpoint> endpoint)
        : call(sys::seL4_SysCall, t.minted(endpoint, badge)),
          worker(t.start(call, SystemCall::make)) {
        t.settle();
        t.must(Delivery::take(endpoint).badge == badge ? Error::NoError : Error::FailedLookup,
               "the call did not arrive");
    }

    SystemCall call;
    Worker worker;
};

}  // namespace

CASE(Reply, WakesTheCallerWithTheMessage, "SYS-037") {
    PendingCaller caller(t, t.make<Endpoint>());
    answer_caller(message(label, 41, 42, 43, 44));
    t.settle();
    CHECK("SYS-037", caller.worker.is_done());
    CHECK_EQ("SYS-037", caller.call.info(), MessageInfo(label, 4));
    CHECK_EQ("SYS-037", caller.call.word(0), Word{41});
    CHECK_EQ("SYS-037", caller.call.word(3), Word{44});
}

CASE(Reply, WithNobodyToAnswerDoesNothing, "SYS-038") {
    SystemCall answer(sys::seL4_SysReply, Cap<Any>{}, MessageInfo(label, 1));
    const Trap before = answer.registers();
    SystemCall::make(answer);
    CHECK("SYS-038", answer.registers() == before);
}

CASE(Reply, ToACallerThatIsGoneDoesNothing, "SYS-038") {
    PendingCaller caller(t, t.make<Endpoint>());
    REQUIRE_OK(t.slot_of(caller.worker.tcb()).delete_());
    SystemCall answer(sys::seL4_SysReply, Cap<Any>{}, MessageInfo(label, 1));
    const Trap before = answer.registers();
    SystemCall::make(answer);
    CHECK("SYS-038", answer.registers() == before);
}

CASE(Reply, ASecondTimeDoesNothing, "SYS-039") {
    // The caller calls again at once: a second answer would reach its second call.
    struct Twice {
        Cap<Endpoint> endpoint;
        Word answers;
    } client{t.make<Endpoint>(), 0};
    t.start<Twice>(client, [](Twice& self) {
        for (; self.answers < 2; ++self.answers) {
            self.endpoint.call(message(label));
        }
    });
    t.settle();
    REQUIRE_EQ(Delivery::take(client.endpoint).info, MessageInfo(label));
    answer_caller(message(label));
    t.settle();
    answer_caller(message(label));
    t.settle();
    CHECK_EQ("SYS-039", client.answers, Word{1});
}

CASE(ReplyRecv, AnswersThenReceives, "SYS-040") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    PendingCaller caller(t, endpoint);
    SystemCall send(sys::seL4_SysSend, t.minted(endpoint, badge + 1), MessageInfo(label, 1));
    t.start(send.words(51), SystemCall::make);
    t.settle();
    SystemCall reply_recv(sys::seL4_SysReplyRecv, endpoint, MessageInfo(label + 1, 1));
    SystemCall::make(reply_recv.words(61));
    t.settle();
    CHECK("SYS-040", caller.worker.is_done());
    CHECK_EQ("SYS-040", caller.call.info(), MessageInfo(label + 1, 1));
    CHECK_EQ("SYS-040", caller.call.word(0), Word{61});
    CHECK_EQ("SYS-040", reply_recv.badge(), badge + 1);
    CHECK_EQ("SYS-040", reply_recv.info(), MessageInfo(label, 1));
    CHECK_EQ("SYS-040", reply_recv.word(0), Word{51});
}

CASE(ReplyRecv, WithNobodyToAnswerReceives, "SYS-040") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall reply_recv(sys::seL4_SysReplyRecv, endpoint, MessageInfo(label, 1));
    const Worker server = t.start(reply_recv, SystemCall::make);
    t.settle();
    REQUIRE(!server.is_done());
    t.minted(endpoint, badge).nb_send(message(label + 1));
    t.settle();
    CHECK("SYS-040", server.is_done());
    CHECK_EQ("SYS-040", reply_recv.badge(), badge);
    CHECK_EQ("SYS-040", reply_recv.info(), MessageInfo(label + 1));
}

}  // namespace selfe::conformance
