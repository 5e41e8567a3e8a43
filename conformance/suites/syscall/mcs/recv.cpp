// Recv with a reply object, and Wait without: where the caller is kept, and what that place must
// be. SPDX-License-Identifier: BSD-2-Clause
#include "queued_sender.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"
#include "selfe/conformance/fault_handler.hpp"

namespace selfe::conformance {
namespace {

constexpr Word label = 0x51;
constexpr Word badge = 0xb0b;

const Word trap_address = reinterpret_cast<Word>(selfe_conformance_trap_instruction);

SystemCall recv_with(Cap<Any> from, Cap<Any> reply) {
    SystemCall recv(sys::seL4_SysRecv, from);
    recv.registers().reply() = reply.bits;
    return recv;
}

// A worker that is blocked calling.
struct QueuedCaller {
    QueuedCaller(Case& t, Cap<Endpoint> endpoint)
        : call(sys::seL4_SysCall, t.minted(endpoint, badge), MessageInfo(label)),
          worker(t.start(call, SystemCall::make)) {
        t.settle();
    }

    SystemCall call;
    Worker worker;
};

// The fault of a worker that receives with that address for its reply object.
Reply fault_of(Case& t, Cap<Any> from, Cap<Any> reply) {
    FaultHandler handler(t);
    SystemCall recv = recv_with(from, reply);
    t.start(recv, SystemCall::make, {.fault_handler = handler.address()});
    return handler.take().message();
}

}  // namespace

CASE(Recv, BindsTheReplyObjectToTheCaller, "SYS-029") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<ReplyObject> reply = t.make<ReplyObject>();
    QueuedCaller caller(t, endpoint);
    SystemCall recv = recv_with(endpoint, reply);
    SystemCall::make(recv);
    CHECK_EQ("SYS-029", recv.badge(), badge);
    CHECK_EQ("SYS-029", recv.info(), MessageInfo(label));
    CHECK("SYS-029", !caller.worker.is_done());
    reply.send(message(label + 1, 7));
    t.settle();
    CHECK("SYS-029", caller.worker.is_done());
    CHECK_EQ("SYS-029", caller.call.info(), MessageInfo(label + 1, 1));
    CHECK_EQ("SYS-029", caller.call.word(0), Word{7});
}

CASE(Recv, WithAReplyAddressThatLeadsNowhereIsACapFault, "SYS-030") {
    constexpr Cap<Any> nowhere{Word{0x5} << case_cnode_radix | 1};
    CHECK_EQ("SYS-030", fault_of(t, t.make<Endpoint>(), nowhere),
             message_of(sys::seL4_Fault_CapFault, trap_address, nowhere.bits, 1,
                        sys::seL4_GuardMismatch, word_bits, 0, word_bits - case_cnode_radix));
}

CASE(Recv, WithAReplyObjectThatIsNoneIsACapFault, "SYS-031") {
    for (const Cap<Any> other : {Cap<Any>{t.empty_slot().index}, Cap<Any>(t.make<Endpoint>())}) {
        CHECK_EQ("SYS-031", fault_of(t, t.make<Endpoint>(), other),
                 message_of(sys::seL4_Fault_CapFault, trap_address, other.bits, 1,
                            sys::seL4_MissingCapability, 0));
    }
}

CASE(Recv, FromANotificationNeedsNoReplyObject, "SYS-032") {
    const Cap<Notification> notification = t.make<Notification>();
    t.minted(notification, badge).signal();
    SystemCall recv = recv_with(notification, Cap<Any>{t.empty_slot().index});
    const Worker worker = t.start(recv, SystemCall::make);
    t.settle();
    CHECK("SYS-032", worker.is_done());
    CHECK_EQ("SYS-032", recv.badge(), badge);
}

CASE(Recv, WithAnothersReplyObjectCancelsTheOthersReceive, "SYS-033") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<ReplyObject> reply = t.make<ReplyObject>();
    SystemCall first = recv_with(endpoint, reply);
    SystemCall second = recv_with(endpoint, reply);
    const Worker first_worker = t.start(first, SystemCall::make);
    t.settle();
    const Worker second_worker = t.start(second, SystemCall::make);
    t.settle();
    REQUIRE(!first_worker.is_done());
    // The first has waited longer, and is not served.
    endpoint.nb_send(message(label));
    t.settle();
    CHECK("SYS-033", second_worker.is_done());
    CHECK("SYS-033", !first_worker.is_done());
    endpoint.nb_send(message(label));
    t.settle();
    CHECK("SYS-033", !first_worker.is_done());
}

CASE(Wait, ReceivesFromEndpointAndNotificationWithoutAReplyObject, "SYS-051") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const QueuedSender sender(t, endpoint);
    SystemCall wait(sys::seL4_SysWait, endpoint);
    wait.registers().reply() = t.empty_slot().index;
    SystemCall::make(wait);
    CHECK_EQ("SYS-051", wait.badge(), QueuedSender::badge);
    CHECK_EQ("SYS-051", wait.info(), MessageInfo(QueuedSender::label, 1));
    CHECK_EQ("SYS-051", wait.word(0), QueuedSender::word);

    const Cap<Notification> notification = t.make<Notification>();
    SystemCall wait_for_signal(sys::seL4_SysWait, notification);
    const Worker waiter = t.start(wait_for_signal, SystemCall::make);
    t.settle();
    CHECK("SYS-051", !waiter.is_done());
    t.minted(notification, badge).signal();
    t.settle();
    CHECK("SYS-051", waiter.is_done());
    CHECK_EQ("SYS-051", wait_for_signal.badge(), badge);
}

CASE(Wait, TakesACallThatNobodyCanAnswer, "SYS-052") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const QueuedCaller caller(t, endpoint);
    SystemCall wait(sys::seL4_SysWait, endpoint);
    SystemCall::make(wait);
    CHECK_EQ("SYS-052", wait.badge(), badge);
    CHECK_EQ("SYS-052", wait.info(), MessageInfo(label));
    t.settle();
    CHECK("SYS-052", !caller.worker.is_done());
    // It does not call again either.
    CHECK_EQ("SYS-052", Delivery::take(endpoint).badge, Word{0});
}

CASE(NbWait, ReturnsWhatIsPendingOrBadgeZero, "SYS-053") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<Notification> notification = t.make<Notification>();
    for (const Cap<Any> cap : {Cap<Any>(endpoint), Cap<Any>(notification)}) {
        SystemCall wait(sys::seL4_SysNBWait, cap);
        const Worker worker = t.start(wait, SystemCall::make);
        t.settle();
        CHECK("SYS-053", worker.is_done());
        CHECK_EQ("SYS-053", wait.badge(), Word{0});
    }
    const QueuedSender sender(t, endpoint);
    SystemCall wait(sys::seL4_SysNBWait, endpoint);
    SystemCall::make(wait);
    CHECK_EQ("SYS-053", wait.badge(), QueuedSender::badge);
    CHECK_EQ("SYS-053", wait.word(0), QueuedSender::word);
    t.minted(notification, badge).signal();
    SystemCall poll(sys::seL4_SysNBWait, notification);
    SystemCall::make(poll);
    CHECK_EQ("SYS-053", poll.badge(), badge);
    CHECK_EQ("SYS-053", notification.poll(), Word{0});
}

}  // namespace selfe::conformance
