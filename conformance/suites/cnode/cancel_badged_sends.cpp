// CNode.CancelBadgedSends: taking the messages of one badge out of an endpoint's queue.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"
#include "selfe/conformance/invocation.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

constexpr Word ours = 0xb0b;
constexpr Word another = 0xa11;

// A thread that sends one word through a badge.
SystemCall send_of(Cap<Endpoint> endpoint, Word word) {
    return SystemCall(sys::seL4_SysSend, endpoint, MessageInfo(0x51, 1)).words(word);
}

// Starts the threads one after the other, so that they queue in this order.
template <size_t Count>
void queue_up(Case& t, SystemCall (&calls)[Count]) {
    for (SystemCall& call : calls) {
        t.start(call, SystemCall::make);
        t.settle();
    }
}

Reply cancel(Case& t, Cap<Any> cap) {
    return Invocation(t.cnode(), sys::CNodeCancelBadgedSends).words(cap.bits, word_bits).call();
}

}  // namespace

CASE(CNodeCancelBadgedSends, RestartsThoseOfTheBadgeAndLeavesTheOthersInOrder, "CN-145") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<Endpoint> badged = t.minted(endpoint, ours);
    const Cap<Endpoint> other = t.minted(endpoint, another);
    SystemCall calls[] = {send_of(badged, 1), send_of(other, 2), send_of(badged, 3),
                          send_of(other, 4)};
    queue_up(t, calls);
    CHECK_EQ("CN-145", cancel(t, badged), success());
    t.settle();
    // Restarted, they have queued up again behind the others.
    CHECK_EQ("CN-145", Delivery::take(endpoint).words[0], Word{2});
    CHECK_EQ("CN-145", Delivery::take(endpoint).words[0], Word{4});
    CHECK_EQ("CN-145", Delivery::take(endpoint).badge, ours);
    CHECK_EQ("CN-145", Delivery::take(endpoint).badge, ours);
}

CASE(CNodeCancelBadgedSends, AfterARevokeEndsTheSends, "CN-145") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<Endpoint> badged = t.minted(endpoint, ours);
    SystemCall call = send_of(t.copy_of(badged), 1);
    const Worker sender = t.start(call, SystemCall::make);
    t.settle();
    REQUIRE_OK(t.slot_of(badged).revoke());
    CHECK_EQ("CN-145", cancel(t, badged), success());
    t.settle();
    // Tried again, it was a send to an empty slot.
    CHECK("CN-145", sender.is_done());
    CHECK_EQ("CN-145", Delivery::take(endpoint).badge, Word{0});
}

CASE(CNodeCancelBadgedSends, ReachesEveryoneOfTheBadge, "CN-145") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<Endpoint> badged = t.minted(endpoint, ours);
    const SystemCall call = send_of(t.copy_of(badged), 1);
    SystemCall calls[] = {call, call, call, call, call, call};
    static_assert(sizeof calls / sizeof call == thread_number::workers);
    queue_up(t, calls);
    REQUIRE_OK(t.slot_of(badged).revoke());
    CHECK_EQ("CN-145", cancel(t, badged), success());
    t.settle();
    // All of them have tried again, through a slot that is empty now: none waits.
    CHECK_EQ("CN-145", Delivery::take(endpoint).badge, Word{0});
}

CASE(CNodeCancelBadgedSends, WithoutABadgeDoesNothing, "CN-146") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall calls[] = {send_of(endpoint, 1), send_of(t.minted(endpoint, another), 2)};
    queue_up(t, calls);
    CHECK_EQ("CN-146", cancel(t, endpoint), success());
    t.settle();
    CHECK_EQ("CN-146", Delivery::take(endpoint).words[0], Word{1});
    CHECK_EQ("CN-146", Delivery::take(endpoint).words[0], Word{2});
}

CASE(CNodeCancelBadgedSends, LeavesReceiversInTheirPlace, "CN-147") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<Endpoint> badged = t.minted(endpoint, ours);
    SystemCall receivers[] = {SystemCall(sys::seL4_SysRecv, badged),
                              SystemCall(sys::seL4_SysRecv, endpoint)};
    queue_up(t, receivers);
    CHECK_EQ("CN-147", cancel(t, badged), success());
    t.settle();
    endpoint.nb_send(message(0x52));
    t.settle();
    CHECK_EQ("CN-147", receivers[0].info(), MessageInfo(0x52));
    CHECK_EQ("CN-147", receivers[1].info(), MessageInfo());
}

CASE(CNodeCancelBadgedSends, WithoutOneOfTheRightsIsIllegalOperation, "CN-148") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Rights one_missing[] = {Rights::no_read(), Rights::no_write(),
                                  Rights::read_write() | Rights::can_grant(),
                                  Rights::read_write() | Rights::can_grant_reply()};
    for (const Rights rights : one_missing) {
        CHECK_EQ("CN-148", cancel(t, t.minted(endpoint, ours, rights)), illegal_operation());
    }
    CHECK_EQ("CN-148", cancel(t, t.minted(endpoint, ours)), success());
}

CASE(CNodeCancelBadgedSends, OfWhatIsNoEndpointIsIllegalOperation, "CN-149") {
    CHECK_EQ("CN-149", cancel(t, t.minted(t.make<Notification>(), ours)), illegal_operation());
    CHECK_EQ("CN-149", cancel(t, Cap<Any>{t.empty_slot().index}), illegal_operation());
}

}  // namespace selfe::conformance
