// Call: sends, waits for the answer, and is the one system call that reports errors.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"
#include "selfe/conformance/invocation.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

constexpr Word label = 0x51;
constexpr Word badge = 0xb0b;

Reply empty_call(Cap<Any> cap) {
    return Invocation(cap, label).words(1).call();
}

}  // namespace

CASE(Call, ToAnEndpointBlocksUntilTheAnswerWithBadgeZero, "SYS-016") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall call(sys::seL4_SysCall, t.minted(endpoint, badge), MessageInfo(label, 1));
    const Worker caller = t.start(call.words(21), SystemCall::make);
    t.settle();
    const Delivery request = Delivery::take(endpoint);
    t.settle();
    CHECK_EQ("SYS-016", request.message(), message_of(label, 21));
    CHECK_EQ("SYS-016", request.badge, badge);
    CHECK("SYS-016", !caller.is_done());
    answer_caller(message(label + 1, 31, 32));
    t.settle();
    CHECK("SYS-016", caller.is_done());
    CHECK_EQ("SYS-016", call.info(), MessageInfo(label + 1, 2));
    CHECK_EQ("SYS-016", call.word(1), Word{32});
    CHECK_EQ("SYS-016", call.badge(), Word{0});
}

CASE(Call, ToAKernelObjectReturnsItsErrorCode, "SYS-017") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const auto delete_slot = [&](Word depth) {
        return Invocation(t.cnode(), sys::CNodeDelete).words(endpoint.bits, depth).call();
    };
    CHECK_EQ("SYS-017", delete_slot(word_bits + 1), range_error(1, word_bits));
    CHECK_EQ("SYS-017", delete_slot(word_bits), success());
    CHECK("SYS-017", t.is_empty(endpoint));
}

CASE(Call, ToAnEndpointWithoutWriteRightsIsInvalidCapability, "SYS-018") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    CHECK_EQ("SYS-018", empty_call(t.copy_of(endpoint, Rights::no_write())), invalid_capability(0));
    CHECK_EQ("SYS-018", Delivery::take(endpoint).badge, Word{0});
}

CASE(Call, ToANotificationWithoutWriteRightsIsInvalidCapability, "SYS-019") {
    const Cap<Notification> notification = t.make<Notification>();
    const Cap<Notification> badged = t.minted(notification, badge, Rights::can_read());
    CHECK_EQ("SYS-019", empty_call(badged), invalid_capability(0));
    CHECK_EQ("SYS-019", notification.poll(), Word{0});
}

CASE(Call, ThroughAnEmptySlotIsInvalidCapability, "SYS-020") {
    CHECK_EQ("SYS-020", empty_call(Cap<Any>{t.empty_slot().index}), invalid_capability(0));
    CHECK_EQ("SYS-020", empty_call(Cap<Any>{case_slot::Null}), invalid_capability(0));
}

CASE(Call, WithoutGrantRightsDeliversAndSuspendsTheCaller, "SYS-021") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<Endpoint> plain = t.minted(endpoint, badge, Rights::read_write());
    SystemCall call(sys::seL4_SysCall, plain, MessageInfo(label, 1));
    const Worker caller = t.start(call.words(21), SystemCall::make);
    t.settle();
    const Delivery request = Delivery::take(endpoint);
    CHECK_EQ("SYS-021", request.message(), message_of(label, 21));
    answer_caller(message(label + 1));
    t.settle();
    // There was nobody to answer: the caller does not wait for one, it has stopped.
    CHECK("SYS-021", !caller.is_done());
    REQUIRE_OK(caller.tcb().resume());
    t.settle();
    // Resuming restarts the call, as for any suspended thread.
    CHECK_EQ("SYS-021", Delivery::take(endpoint).badge, badge);
}

CASE(Call, WithoutGrantRightsToAWaitingReceiverSuspendsTheCaller, "SYS-021") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall receive(sys::seL4_SysRecv, endpoint);
    t.start(receive, SystemCall::make);
    t.settle();
    SystemCall call(sys::seL4_SysCall, t.minted(endpoint, badge, Rights::read_write()),
                    MessageInfo(label, 1));
    const Worker caller = t.start(call.words(22), SystemCall::make);
    t.settle();
    CHECK_EQ("SYS-021", receive.word(0), Word{22});
    CHECK("SYS-021", !caller.is_done());
}

CASE(Call, WithGrantReplyAloneIsAnswered, "SYS-021") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Rights rights = Rights::can_write() | Rights::can_grant_reply();
    SystemCall call(sys::seL4_SysCall, t.minted(endpoint, badge, rights));
    const Worker caller = t.start(call, SystemCall::make);
    t.settle();
    REQUIRE_EQ(Delivery::take(endpoint).badge, badge);
    answer_caller(message(label));
    t.settle();
    CHECK("SYS-021", caller.is_done());
    CHECK_EQ("SYS-021", call.info(), MessageInfo(label));
}

}  // namespace selfe::conformance
