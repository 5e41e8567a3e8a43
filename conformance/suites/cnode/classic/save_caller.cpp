// CNode.SaveCaller, and the capability that it saves: the right to answer a caller.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"
#include "selfe/conformance/invocation.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

constexpr Word label = 0x51;

Reply save(Case& t, Word index) {
    return Invocation(t.cnode(), sys::CNodeSaveCaller).words(index, word_bits).call();
}

// Lets a worker call, and receives that: the case has a caller to answer.
void take_a_call(Case& t, SystemCall& call, Cap<Endpoint> endpoint) {
    t.start(call, SystemCall::make);
    t.settle();
    t.must(Delivery::take(endpoint).info.label() == label ? Error::NoError : Error::FailedLookup,
           "the call did not arrive");
}

}  // namespace

CASE(CNodeSaveCaller, MovesTheReplyCapabilityIntoTheSlot, "CN-150") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall call(sys::seL4_SysCall, endpoint, MessageInfo(label));
    take_a_call(t, call, endpoint);
    const Slot slot = t.empty_slot();
    CHECK_EQ("CN-150", save(t, slot.index), success());
    CHECK("CN-150", !t.is_empty(slot));
    // There is nothing left to save a second time.
    const Slot second = t.empty_slot();
    CHECK_EQ("CN-150", save(t, second.index), success());
    CHECK("CN-150", t.is_empty(second));
}

CASE(CNodeSaveCaller, WithoutACallerLeavesTheSlotEmpty, "CN-151") {
    const Slot slot = t.empty_slot();
    CHECK_EQ("CN-151", save(t, slot.index), success());
    CHECK("CN-151", t.is_empty(slot));
}

CASE(CNodeSaveCaller, IntoAnOccupiedSlotIsDeleteFirst, "CN-152") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall call(sys::seL4_SysCall, endpoint, MessageInfo(label));
    take_a_call(t, call, endpoint);
    CHECK_EQ("CN-152", save(t, endpoint.bits), delete_first());
    // The caller can still be answered.
    answer_caller(message(label + 1));
    t.settle();
    CHECK_EQ("CN-152", call.info(), MessageInfo(label + 1));
}

CASE(Derivation, ReplyCapabilityIsIllegalOperation, "CN-155", "CN-156") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    SystemCall call(sys::seL4_SysCall, endpoint, MessageInfo(label));
    take_a_call(t, call, endpoint);
    const Slot saved = t.empty_slot();
    REQUIRE_OK(saved.save_caller());
    const Slot slot = t.empty_slot();
    CHECK_EQ("CN-155", slot.copy(saved, Rights::all()), Error::IllegalOperation);
    CHECK_EQ("CN-156", slot.mint(saved, Rights::all(), 0), Error::IllegalOperation);
    CHECK("CN-156", t.is_empty(slot));
}

}  // namespace selfe::conformance
