// What the rights of a capability allow, and that no operation adds to them.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"
#include "selfe/conformance/invocation.hpp"
#include "selfe/conformance/probe.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

constexpr Word label = 0x51;
constexpr Word word = 0x9e37;

// Whether a message sent through this capability comes out of the endpoint.
bool can_send(Case& t, Cap<Endpoint> sending, Cap<Endpoint> receiving) {
    SystemCall send(sys::seL4_SysNBSend, sending, MessageInfo(label, 1));
    SystemCall receive(sys::seL4_SysRecv, receiving);
    const Worker receiver = t.start(receive, SystemCall::make);
    t.settle();
    SystemCall::make(send.words(word));
    t.settle();
    const bool has_arrived = receiver.is_done() && receive.word(0) == word;
    static_cast<void>(receiver.tcb().suspend());
    return has_arrived;
}

// Whether a call through this capability can be answered: its sender is waiting for that.
bool can_be_answered(Case& t, Cap<Endpoint> calling, Cap<Endpoint> receiving) {
    SystemCall call(sys::seL4_SysCall, calling, MessageInfo(label, 1));
    const Worker caller = t.start(call.words(word), SystemCall::make);
    t.settle();
    if (Delivery::take(receiving).info.label() != label) {
        return false;
    }
    answer_caller(message(label + 1, word + 1).load());
    t.settle();
    return caller.is_done() && call.word(0) == word + 1;
}

// Mints with any word as rights, also one that libsel4 has no name for.
Cap<Endpoint> minted_with(Case& t, Cap<Endpoint> source, Word rights) {
    const Slot slot = t.empty_slot();
    REQUIRE_EQ(Invocation(t.cnode(), sys::CNodeMint)
                   .words(slot.index, word_bits, source.bits, word_bits, rights, 0)
                   .caps(t.cnode())
                   .call(),
               success());
    return Cap<Endpoint>{slot.index};
}

constexpr Word write_bit = 1 << 0;
constexpr Word read_bit = 1 << 1;
constexpr Word grant_bit = 1 << 2;
constexpr Word grant_reply_bit = 1 << 3;

}  // namespace

CASE(Rights, OfAnEndpointAreWriteReadGrantAndGrantReply, "BF-003", "CN-180", "CN-184") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<Endpoint> writing = minted_with(t, endpoint, write_bit);
    CHECK("CN-180", can_send(t, writing, endpoint));
    CHECK("BF-003",
          !can_send(t, minted_with(t, endpoint, static_cast<Word>(~write_bit)), endpoint));
    CHECK("BF-003", !can_be_answered(t, writing, endpoint));
    CHECK("CN-180",
          can_be_answered(t, minted_with(t, endpoint, write_bit | grant_reply_bit), endpoint));
    CHECK("CN-184", can_be_answered(t, minted_with(t, endpoint, write_bit | grant_bit), endpoint));
}

CASE(Rights, WithoutReadAreNoneToReceive, "CN-180", "BF-003") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    for (const Word rights : {Word{read_bit}, static_cast<Word>(~read_bit)}) {
        SystemCall receive(sys::seL4_SysRecv, minted_with(t, endpoint, rights));
        const Worker receiver =
            t.prepare(receive, SystemCall::make, {.fault_handler = t.make<Endpoint>().bits});
        REQUIRE_OK(receiver.tcb().resume());
        t.settle();
        SystemCall send(sys::seL4_SysNBSend, endpoint, MessageInfo(label, 1));
        SystemCall::make(send.words(word));
        t.settle();
        CHECK_EQ("CN-180", receiver.is_done() && receive.word(0) == word, rights == read_bit);
        CHECK_EQ("BF-003", receiver.is_done(), rights == read_bit);
    }
}

CASE(Rights, OfANotificationAreWriteToSignalAndReadToWait, "CN-181") {
    const Cap<Notification> notification = t.minted(t.make<Notification>(), 0x6);
    const Cap<Notification> writing = t.copy_of(notification, Rights::can_write());
    const Cap<Notification> reading = t.copy_of(notification, Rights::can_read());
    reading.signal();
    CHECK_EQ("CN-181", notification.poll(), Word{0});
    writing.signal();
    CHECK_EQ("CN-181", reading.poll(), Word{0x6});
    // Waiting without the right is a fault of the thread.
    SystemCall wait(sys::seL4_SysRecv, writing);
    const Worker waiter =
        t.start(wait, SystemCall::make, {.fault_handler = t.make<Endpoint>().bits});
    notification.signal();
    t.settle();
    CHECK("CN-181", !waiter.is_done());
    CHECK_EQ("CN-181", reading.poll(), Word{0x6});
}

CASE(Rights, OfAPageBoundWhatItsMappingAllows, "CN-182") {
    const Cap<Page> page = make_page(t);
    const Cap<Page> reading = t.copy_of(page, Rights::can_read());
    map_page(t, t.vspace(), reading, window, Rights::read_write());
    Probe probe(t, t.vspace());
    CHECK("CN-182", probe.can_read(window));
    CHECK("CN-182", !probe.can_write(window, 1));
    map_page(t, t.vspace(), page, window + small_page_bytes, Rights::read_write());
    CHECK("CN-182", probe.can_write(window + small_page_bytes, 1));
}

CASE(Rights, OfAPageOnceLostDoNotComeBack, "CN-183") {
    const Cap<Page> reading = t.copy_of(make_page(t), Rights::can_read());
    map_page(t, t.vspace(), t.copy_of(reading, Rights::all()), window, Rights::read_write());
    Probe probe(t, t.vspace());
    CHECK("CN-183", probe.can_read(window));
    CHECK("CN-183", !probe.can_write(window, 1));
}

CASE(CNodeMutate, KeepsTheRightsOfTheSource, "CN-118") {
    // Of what Mutate takes, a page shows its rights.
    const Cap<Page> page = make_page(t);
    const Slot moved = t.empty_slot();
    REQUIRE_OK(moved.mutate(t.slot_of(t.copy_of(page, Rights::can_read())), 0));
    map_page(t, t.vspace(), Cap<Page>{moved.index}, window, Rights::read_write());
    Probe probe(t, t.vspace());
    CHECK("CN-118", probe.can_read(window));
    CHECK("CN-118", !probe.can_write(window, 1));
}

CASE(Rights, BitsThatMeanNothingAreIgnored, "BF-008") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    constexpr Word meaningless = ~Word{0b1111};
    CHECK("BF-008", can_send(t, minted_with(t, endpoint, meaningless | write_bit), endpoint));
    CHECK("BF-008", !can_send(t, minted_with(t, endpoint, meaningless | read_bit), endpoint));
    CHECK("BF-008",
          !can_be_answered(t, minted_with(t, endpoint, meaningless | write_bit), endpoint));
}

}  // namespace selfe::conformance
