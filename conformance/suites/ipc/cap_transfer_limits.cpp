// Capabilities in messages that do not arrive: the words do, and nobody is told of an error.
// SPDX-License-Identifier: BSD-2-Clause
#include "cap_sender.hpp"
#include "selfe/conformance/fault_handler.hpp"

namespace selfe::conformance {
namespace {

constexpr Word badge = 0xb0b;

// Behind the guard of zeros of a case's CSpace.
constexpr Word nowhere = Word{1} << case_cnode_radix;

}  // namespace

CASE(CapTransfer, StopsAtTheSecondThatNeedsASlot, "IPC-025") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    // The third would be unwrapped, and is not reached.
    const CapSender sender(t, endpoint, {t.make<Notification>(), t.make<Notification>(), endpoint});
    const Slot slot = t.empty_slot();
    const Delivery delivery = receive_into(slot, endpoint);
    CHECK_EQ("IPC-025", delivery.info, head_with(1));
    CHECK_EQ("IPC-025", delivery.words[0], CapSender::word);
    CHECK("IPC-025", !t.is_empty(slot));
}

CASE(CapTransfer, IntoAnOccupiedSlotStops, "IPC-026") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<Notification> occupant = t.make<Notification>();
    const CapSender sender(t, endpoint, {t.make<Notification>()});
    const Delivery delivery = receive_into(t.slot_of(occupant), endpoint);
    CHECK_EQ("IPC-026", delivery.info, head_with(0));
    CHECK_EQ("IPC-026", delivery.words[0], CapSender::word);
    t.minted(occupant, badge).signal();
    CHECK_EQ("IPC-026", occupant.poll(), badge);
}

CASE(CapTransfer, IntoASlotThatCannotBeFoundStops, "IPC-027") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Slot slot = t.empty_slot();
    const Slot wrong_places[] = {
        Slot{Cap<CNode>{nowhere}, slot.index, word_bits},         // the CNode is not found
        Slot{Cap<CNode>{case_slot::Tcb}, slot.index, word_bits},  // it is no CNode
        Slot{t.cnode(), nowhere, word_bits},                      // the slot is not found
        Slot{t.cnode(), slot.index, 0},                           // no depth
        Slot{t.cnode(), slot.index, word_bits + 1},               // too deep
    };
    for (const Slot& place : wrong_places) {
        // What comes before, and needs no slot, is still unwrapped.
        const CapSender sender(t, endpoint, {t.minted(endpoint, badge), t.make<Notification>()});
        const Delivery delivery = receive_into(place, endpoint);
        CHECK_EQ("IPC-027", delivery.info, head_with(1, 1));
        CHECK_EQ("IPC-027", delivery.unwrapped_badges[0], badge);
        CHECK_EQ("IPC-027", delivery.words[0], CapSender::word);
    }
    CHECK("IPC-027", t.is_empty(slot));
}

CASE(CapTransfer, OfACapabilityDeletedMeanwhileStops, "IPC-028") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<Notification> sent = t.make<Notification>();
    const CapSender sender(t, endpoint, {sent});
    REQUIRE_OK(t.slot_of(sent).delete_());
    const Slot slot = t.empty_slot();
    const Delivery delivery = receive_into(slot, endpoint);
    CHECK_EQ("IPC-028", delivery.info, head_with(0));
    CHECK_EQ("IPC-028", delivery.words[0], CapSender::word);
    CHECK("IPC-028", t.is_empty(slot));
    t.settle();
    CHECK("IPC-028", sender.worker().is_done());
}

CASE(CapTransfer, OfACapabilityThatIsNotFoundAnyMoreStops, "IPC-028") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const CapSender sender(t, endpoint, {t.make<Notification>()});
    // In its new CSpace the address leads nowhere.
    REQUIRE_OK(
        sender.worker().tcb().set_space(Cap<Endpoint>{}, t.make_cspace(1), 0, t.vspace(), 0));
    const Slot slot = t.empty_slot();
    const Delivery delivery = receive_into(slot, endpoint);
    CHECK_EQ("IPC-028", delivery.info, head_with(0));
    CHECK_EQ("IPC-028", delivery.words[0], CapSender::word);
    CHECK("IPC-028", t.is_empty(slot));
    REQUIRE_OK(sender.worker().tcb().suspend());
}

CASE(CapTransfer, OfACapabilityThatCannotBeCopiedStops, "IPC-029") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<Untyped> with_children = t.make<Untyped>(12);
    t.make_from<Endpoint>(with_children);
    // An untyped with children is RevokeFirst for Copy, an unmapped table IllegalOperation.
    for (const Cap<Any> cap : {Cap<Any>(with_children), Cap<Any>(t.make<PageTable>())}) {
        const CapSender sender(t, endpoint, {cap});
        const Slot slot = t.empty_slot();
        const Delivery delivery = receive_into(slot, endpoint);
        CHECK_EQ("IPC-029", delivery.info, head_with(0));
        CHECK_EQ("IPC-029", delivery.words[0], CapSender::word);
        CHECK("IPC-029", t.is_empty(slot));
    }
}

CASE(CapTransfer, OfAnAddressThatLeadsNowhereFaultsTheSender, "IPC-030") {
    FaultHandler handler(t);
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const CapSender sender(t, endpoint, {t.make<Notification>(), Cap<Any>{nowhere}},
                           {.fault_handler = handler.address()});
    const Delivery fault = handler.take();
    CHECK_EQ("IPC-030", fault.info.label(), Word{sys::seL4_Fault_CapFault});
    CHECK_EQ("IPC-030", fault.words[sys::seL4_CapFault_Addr], nowhere);
    CHECK_EQ("IPC-030", receive_into(t.empty_slot(), endpoint).info, MessageInfo());
    CHECK("IPC-030", !sender.worker().is_done());
}

CASE(CapTransfer, OfAnEmptySlotStops, "IPC-031") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<Any> nothing{t.empty_slot().index};
    const CapSender sender(t, endpoint, {nothing, t.make<Notification>()});
    const Slot slot = t.empty_slot();
    const Delivery delivery = receive_into(slot, endpoint);
    CHECK_EQ("IPC-031", delivery.info, head_with(0));
    CHECK_EQ("IPC-031", delivery.words[0], CapSender::word);
    CHECK("IPC-031", t.is_empty(slot));
}

CASE(CapTransfer, ToAReceiverWithoutABufferDeliversTheWordsOnly, "IPC-032") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const CapSender sender(t, endpoint, {t.make<Notification>()});
    SystemCall recv(sys::seL4_SysRecv, endpoint);
    const Worker receiver = t.start(recv, SystemCall::make, {.has_ipc_buffer = false});
    t.settle();
    CHECK("IPC-032", receiver.is_done());
    CHECK_EQ("IPC-032", recv.info(), head_with(0));
    CHECK_EQ("IPC-032", recv.word(0), CapSender::word);
}

}  // namespace selfe::conformance
