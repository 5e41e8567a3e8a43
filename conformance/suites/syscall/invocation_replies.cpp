// What holds for the kernel's reply to any invocation: head, badge, unknown labels, no side
// effects. SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

// A call whose own head claims capabilities, so that a head that is merely left over shows.
SystemCall busy_call(Cap<Any> cap, Word label, Word length) {
    set_cap(0, cap);
    return SystemCall(sys::seL4_SysCall, cap, MessageInfo(label, length, 1, 7));
}

}  // namespace

CASE(InvocationReply, OfSuccessHasLabelAndBadgeZero, "SYS-068", "SYS-069") {
    SystemCall call = busy_call(t.cnode(), sys::CNodeDelete, 2);
    call.words(t.empty_slot().index, word_bits);
    SystemCall::make(call);
    CHECK_EQ("SYS-068", call.info().label(), Word{sys::seL4_NoError});
    CHECK_EQ("SYS-068", call.badge(), Word{0});
    CHECK_EQ("SYS-069", call.info(), MessageInfo());
}

CASE(InvocationReply, OfAnErrorCountsItsWordsAndNoCapabilities, "SYS-069") {
    SystemCall call = busy_call(t.cnode(), sys::CNodeDelete, 2);
    call.words(t.empty_slot().index, 0);
    SystemCall::make(call);
    CHECK_EQ("SYS-069", call.info(), MessageInfo(sys::seL4_RangeError, 2));
}

CASE(InvocationReply, WithResultsCountsThem, "SYS-069") {
    struct Nothing {
    } nothing;
    const Worker other = t.prepare<Nothing>(nothing, [](Nothing&) {});
    for (const Word count : {Word{1}, Word{Trap::message_register_count},
                             Word{Trap::message_register_count} + 1, user_context_words}) {
        SystemCall call = busy_call(other.tcb(), sys::TCBReadRegisters, 2);
        call.words(0, count);
        SystemCall::make(call);
        CHECK_EQ("SYS-069", call.info(), MessageInfo(sys::seL4_NoError, count));
    }
}

CASE(InvocationReply, ToAnUnknownLabelIsIllegalOperation, "SYS-070") {
    constexpr Word greatest_label = ~Word{0} >> 12;  // seL4_MessageInfo keeps 12 bits for the rest
    const Cap<Any> objects[] = {t.make<Untyped>(12), t.tcb(),          t.cnode(),
                                t.vspace(),          make_page(t),     t.make<PageTable>(),
                                t.asid_pool(),       t.asid_control(), t.domain_set()};
    for (const Cap<Any> object : objects) {
        for (const Word label : {Word{0}, Word{0x1000}, greatest_label}) {
            set_cap(0, t.cnode());
            CHECK_EQ("SYS-070", Invocation(object, label).words(0, 0, 0, 0, 0, 0).call(),
                     illegal_operation());
        }
    }
}

CASE(InvocationReply, OfAnErrorMeansThatNothingHasChanged, "SYS-071") {
    // The MCP is in range, the priority is above the authority's own MCP.
    struct Nothing {
    } nothing;
    const Worker other = t.prepare<Nothing>(nothing, [](Nothing&) {});
    REQUIRE_OK(other.tcb().set_mc_priority(t.tcb(), 7));
    // Where there are scheduling contexts, the thread's own goes with it.
    REQUIRE_EQ(Invocation(other.tcb(), sys::TCBSetSchedParams)
                   .words(9, priority::CaseMaximum + 1)
                   .caps(t.tcb(), other.time(), Cap<Any>{})
                   .call(),
               range_error(sys::seL4_MinPrio, priority::CaseMaximum));
    // As an authority it shows what its MCP is.
    CHECK_EQ("SYS-071",
             Invocation(other.tcb(), sys::TCBSetPriority).words(0xff).caps(other.tcb()).call(),
             range_error(0, 7));
}

CASE(InvocationReply, OfARefusedRetypeMeansThatNothingHasChanged, "SYS-071") {
    const Cap<Untyped> untyped = t.make<Untyped>(12);
    const Cap<CNode> cnode = t.make<CNode>(3);
    const Cap<Endpoint> in_the_way = t.make<Endpoint>();
    REQUIRE_OK(cnode.slot(2, 3).copy(t.slot_of(in_the_way), Rights::all()));
    REQUIRE_EQ(untyped.retype(Traits<Endpoint>::type, 0, cnode, 0, 0, 1, 2), Error::DeleteFirst);
    CHECK("SYS-071", t.is_empty(cnode.slot(1, 3)));
    // With children it could not be copied.
    CHECK_EQ("SYS-071", t.empty_slot().copy(t.slot_of(untyped), Rights::all()), Error::NoError);
}

}  // namespace selfe::conformance
