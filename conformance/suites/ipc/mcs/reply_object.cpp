// Reply objects: what answers a caller, and what becomes of one that is not answered.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/scheduling/contexts.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

constexpr Word label = 0x51;
constexpr Word badge = 0xb0b;

// A worker whose call the case has received into a reply object, and not answered.
struct Caller {
    Caller(Case& t, Cap<Endpoint> endpoint)
        : reply(t.make<ReplyObject>()),
          call(sys::seL4_SysCall, t.minted(endpoint, badge), MessageInfo(label)),
          worker(t.start(call, SystemCall::make)) {
        t.settle();
        t.must(endpoint.recv(reply).badge == badge ? Error::NoError : Error::FailedLookup,
               "the call did not arrive");
    }

    bool is_answered() const { return worker.is_done(); }

    Cap<ReplyObject> reply;
    SystemCall call;
    Worker worker;
};

// Answers, with a capability, through a copy of the reply object with those rights; what the caller
// gets.
MessageInfo answer_with_cap(Case& t, Rights rights, Slot slot) {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<ReplyObject> reply = t.make<ReplyObject>();
    SystemCall call(sys::seL4_SysCall, endpoint, MessageInfo(label));
    const Worker caller = t.prepare(call, SystemCall::make);
    caller.ipc_buffer().receiveCNode = slot.root.bits;
    caller.ipc_buffer().receiveIndex = slot.index;
    caller.ipc_buffer().receiveDepth = slot.depth;
    t.must(caller.tcb().resume(), "the caller cannot be resumed");
    t.settle();
    const Cap<ReplyObject> answering = t.copy_of(reply, rights);
    (void)endpoint.recv(answering);
    answering.send(message(label + 1, 1).granting(t.make<Notification>()));
    t.settle();
    return call.info();
}

}  // namespace

CASE(ReplyObject, SentToAnswersTheCallerAndIsFree, "IPC-041") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    Caller caller(t, endpoint);
    caller.reply.send(message(label + 1, 41));
    t.settle();
    CHECK("IPC-041", caller.is_answered());
    CHECK_EQ("IPC-041", caller.call.info(), MessageInfo(label + 1, 1));
    CHECK_EQ("IPC-041", caller.call.word(0), Word{41});
    // Free for the next one, and the first is not answered again by it.
    SystemCall next(sys::seL4_SysCall, endpoint, MessageInfo(label));
    const Worker next_worker = t.start(next, SystemCall::make);
    t.settle();
    (void)endpoint.recv(caller.reply);
    caller.reply.send(message(label + 2));
    t.settle();
    CHECK("IPC-041", next_worker.is_done());
    CHECK_EQ("IPC-041", next.info(), MessageInfo(label + 2));
}

CASE(ReplyObject, SentToWithoutACallerDoesNothing, "IPC-042") {
    const Cap<ReplyObject> reply = t.make<ReplyObject>();
    SystemCall send(sys::seL4_SysSend, reply, MessageInfo(label, 1));
    const Worker sender = t.start(send, SystemCall::make);
    t.settle();
    CHECK("IPC-042", sender.is_done());
}

CASE(ReplyObject, WithGrantPassesCapabilities, "IPC-043") {
    const Slot slot = t.empty_slot();
    CHECK_EQ("IPC-043", answer_with_cap(t, Rights::all(), slot), MessageInfo(label + 1, 1, 1));
    CHECK("IPC-043", !t.is_empty(slot));
}

CASE(ReplyObject, WithoutGrantPassesWordsOnly, "IPC-043", "IPC-044") {
    const Slot slot = t.empty_slot();
    const MessageInfo received = answer_with_cap(t, Rights::read_write(), slot);
    CHECK_EQ("IPC-044", received, MessageInfo(label + 1, 1));
    CHECK("IPC-044", t.is_empty(slot));
    CHECK("IPC-043", t.is_empty(slot));
}

CASE(ReplyObject, ThatIsDeletedReturnsTheTimeThatWasLent, "IPC-045") {
    // A passive server, which runs on its caller's time until it waits for what never comes.
    struct Server {
        Cap<Endpoint> endpoint;
        Cap<ReplyObject> reply;
        Cap<Endpoint> never;

        static void serve(Server& self) {
            (void)self.endpoint.recv(self.reply);
            (void)self.never.wait();
        }
    } server{t.make<Endpoint>(), t.make<ReplyObject>(), t.make<Endpoint>()};
    const Worker serving = t.start(server, Server::serve);
    t.settle();
    REQUIRE_OK(context_of(serving).unbind());
    SystemCall call(sys::seL4_SysCall, server.endpoint, MessageInfo(label));
    const Worker caller = t.start(call, SystemCall::make);
    t.settle();
    REQUIRE(!caller.is_done());
    // Lent: it cannot be bound to anybody else while the server has it, nor the server run after.
    REQUIRE_OK(t.slot_of(server.reply).delete_());
    t.settle();
    CHECK("IPC-045", !caller.is_done());
    // The server has no time any more: what it waited for comes, and it does not run.
    server.never.nb_send(MessageInfo());
    t.settle();
    CHECK("IPC-045", !serving.is_done());
    // The caller has: restarted, it calls again.
    REQUIRE_OK(caller.tcb().resume());
    t.settle();
    SystemCall take(sys::seL4_SysNBWait, server.endpoint);
    SystemCall::make(take);
    CHECK_EQ("IPC-045", take.info(), MessageInfo(label));
}

CASE(ReplyObject, ThatIsDeletedCancelsTheReceiveItIsFor, "IPC-046") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<ReplyObject> reply = t.make<ReplyObject>();
    SystemCall recv(sys::seL4_SysRecv, endpoint);
    recv.registers().reply() = reply.bits;
    const Worker receiver = t.start(recv, SystemCall::make);
    t.settle();
    REQUIRE_OK(t.slot_of(reply).delete_());
    endpoint.nb_send(message(label));
    t.settle();
    CHECK("IPC-046", !receiver.is_done());
    CHECK_EQ("IPC-046", recv.info(), MessageInfo());
}

CASE(ReplyObject, OfASuspendedCallerIsFree, "IPC-047") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    Caller caller(t, endpoint);
    REQUIRE_OK(caller.worker.tcb().suspend());
    REQUIRE_OK(caller.worker.tcb().resume());
    // It calls again; what the case holds is not the right to answer that.
    caller.reply.send(message(label + 1));
    t.settle();
    CHECK("IPC-047", !caller.is_answered());
    // And can take it.
    CHECK_EQ("IPC-047", endpoint.recv(caller.reply).badge, badge);
    caller.reply.send(message(label + 2));
    t.settle();
    CHECK_EQ("IPC-047", caller.call.info(), MessageInfo(label + 2));
}

}  // namespace selfe::conformance
