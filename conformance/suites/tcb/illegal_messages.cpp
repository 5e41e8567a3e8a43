// TCB methods: messages that no method accepts, whatever the method.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

// A message that the method of this label would accept, but for what the case spoils: words enough,
// and capabilities of the right types. With a buffer address of 0 its frame is not examined.
Invocation message(Case& t, Cap<Any> target, Word label) {
    Invocation message(target, label);
    switch (label) {
        case sys::TCBReadRegisters:
            return message.words(0, 1);
        case sys::TCBWriteRegisters:
            return message.words(0, 0);
        case sys::TCBCopyRegisters:
            return message.words(0).caps(t.tcb());
        case sys::TCBConfigure:
            return message.words(0, 0, 0, 0).caps(t.cnode(), t.vspace(), t.cnode());
        case sys::TCBSetPriority:
        case sys::TCBSetMCPriority:
            return message.words(1).caps(t.tcb());
        case sys::TCBSetSchedParams:
            return message.words(1, 1).caps(t.tcb());
        case sys::TCBSetIPCBuffer:
            return message.words(0).caps(t.cnode());
        case sys::TCBSetSpace:
            return message.words(0, 0, 0).caps(t.cnode(), t.vspace());
        case sys::TCBBindNotification:
            return message.caps(t.make<Notification>());
        case sys::TCBSetTLSBase:
            return message.words(0);
        default:
            return message;
    }
}

// The replies to each length below the one that the method needs are the same: that one.
Reply with_fewer_words(Case& t, Word label, Word needed) {
    const Cap<Tcb> target = t.make<Tcb>();
    for (Word length = 1; length < needed; ++length) {
        const Reply reply = message(t, target, label).length(length).call();
        if (!(reply == truncated_message())) {
            return reply;
        }
    }
    return message(t, target, label).length(0).call();
}

Reply with_fewer_caps(Case& t, Word label, Word needed) {
    const Cap<Tcb> target = t.make<Tcb>();
    for (Word count = 1; count < needed; ++count) {
        const Reply reply = message(t, target, label).cap_count(count).call();
        if (!(reply == truncated_message())) {
            return reply;
        }
    }
    return message(t, target, label).cap_count(0).call();
}

}  // namespace

CASE(TcbMethods, OnAnotherObjectAreIllegalOperation, "TCB-001", "TCB-004", "TCB-007", "TCB-011",
     "TCB-019", "TCB-023", "TCB-027", "TCB-038", "TCB-042", "TCB-050", "TCB-052", "TCB-054",
     "TCB-057", "TCB-059") {
    const auto reply = [&](Cap<Any> other, Word label) { return message(t, other, label).call(); };
    for (const Cap<Any> other : {Cap<Any>(t.make<CNode>(1)), Cap<Any>(t.make<Untyped>(4))}) {
        CHECK_EQ("TCB-001", reply(other, sys::TCBReadRegisters), illegal_operation());
        CHECK_EQ("TCB-004", reply(other, sys::TCBWriteRegisters), illegal_operation());
        CHECK_EQ("TCB-007", reply(other, sys::TCBCopyRegisters), illegal_operation());
        CHECK_EQ("TCB-011", reply(other, sys::TCBConfigure), illegal_operation());
        CHECK_EQ("TCB-019", reply(other, sys::TCBSetPriority), illegal_operation());
        CHECK_EQ("TCB-023", reply(other, sys::TCBSetMCPriority), illegal_operation());
        CHECK_EQ("TCB-027", reply(other, sys::TCBSetSchedParams), illegal_operation());
        CHECK_EQ("TCB-038", reply(other, sys::TCBSetIPCBuffer), illegal_operation());
        CHECK_EQ("TCB-042", reply(other, sys::TCBSetSpace), illegal_operation());
        CHECK_EQ("TCB-050", reply(other, sys::TCBSuspend), illegal_operation());
        CHECK_EQ("TCB-052", reply(other, sys::TCBResume), illegal_operation());
        CHECK_EQ("TCB-054", reply(other, sys::TCBBindNotification), illegal_operation());
        CHECK_EQ("TCB-057", reply(other, sys::TCBUnbindNotification), illegal_operation());
        CHECK_EQ("TCB-059", reply(other, sys::TCBSetTLSBase), illegal_operation());
    }
}

CASE(TcbMethods, OnAnEmptySlotAreInvalidCapability, "TCB-002", "TCB-005", "TCB-008", "TCB-012",
     "TCB-020", "TCB-024", "TCB-028", "TCB-039", "TCB-043", "TCB-051", "TCB-053", "TCB-055",
     "TCB-058", "TCB-060") {
    const Cap<Any> nothing{t.empty_slot().index};
    const auto reply = [&](Word label) { return message(t, nothing, label).call(); };
    CHECK_EQ("TCB-002", reply(sys::TCBReadRegisters), invalid_capability(0));
    CHECK_EQ("TCB-005", reply(sys::TCBWriteRegisters), invalid_capability(0));
    CHECK_EQ("TCB-008", reply(sys::TCBCopyRegisters), invalid_capability(0));
    CHECK_EQ("TCB-012", reply(sys::TCBConfigure), invalid_capability(0));
    CHECK_EQ("TCB-020", reply(sys::TCBSetPriority), invalid_capability(0));
    CHECK_EQ("TCB-024", reply(sys::TCBSetMCPriority), invalid_capability(0));
    CHECK_EQ("TCB-028", reply(sys::TCBSetSchedParams), invalid_capability(0));
    CHECK_EQ("TCB-039", reply(sys::TCBSetIPCBuffer), invalid_capability(0));
    CHECK_EQ("TCB-043", reply(sys::TCBSetSpace), invalid_capability(0));
    CHECK_EQ("TCB-051", reply(sys::TCBSuspend), invalid_capability(0));
    CHECK_EQ("TCB-053", reply(sys::TCBResume), invalid_capability(0));
    CHECK_EQ("TCB-055", reply(sys::TCBBindNotification), invalid_capability(0));
    CHECK_EQ("TCB-058", reply(sys::TCBUnbindNotification), invalid_capability(0));
    CHECK_EQ("TCB-060", reply(sys::TCBSetTLSBase), invalid_capability(0));
}

CASE(TcbMethods, WithTooFewWordsAreTruncatedMessage, "TCB-003", "TCB-006", "TCB-009", "TCB-013",
     "TCB-021", "TCB-025", "TCB-029", "TCB-040", "TCB-044", "TCB-061") {
    CHECK_EQ("TCB-003", with_fewer_words(t, sys::TCBReadRegisters, 2), truncated_message());
    CHECK_EQ("TCB-006", with_fewer_words(t, sys::TCBWriteRegisters, 2), truncated_message());
    CHECK_EQ("TCB-009", with_fewer_words(t, sys::TCBCopyRegisters, 1), truncated_message());
    CHECK_EQ("TCB-013", with_fewer_words(t, sys::TCBConfigure, 4), truncated_message());
    CHECK_EQ("TCB-021", with_fewer_words(t, sys::TCBSetPriority, 1), truncated_message());
    CHECK_EQ("TCB-025", with_fewer_words(t, sys::TCBSetMCPriority, 1), truncated_message());
    CHECK_EQ("TCB-029", with_fewer_words(t, sys::TCBSetSchedParams, 2), truncated_message());
    CHECK_EQ("TCB-040", with_fewer_words(t, sys::TCBSetIPCBuffer, 1), truncated_message());
    CHECK_EQ("TCB-044", with_fewer_words(t, sys::TCBSetSpace, 3), truncated_message());
    CHECK_EQ("TCB-061", with_fewer_words(t, sys::TCBSetTLSBase, 1), truncated_message());
}

CASE(TcbMethods, WithTooFewCapabilitiesAreTruncatedMessage, "TCB-010", "TCB-014", "TCB-022",
     "TCB-026", "TCB-030", "TCB-041", "TCB-045", "TCB-056") {
    CHECK_EQ("TCB-010", with_fewer_caps(t, sys::TCBCopyRegisters, 1), truncated_message());
    CHECK_EQ("TCB-014", with_fewer_caps(t, sys::TCBConfigure, 3), truncated_message());
    CHECK_EQ("TCB-022", with_fewer_caps(t, sys::TCBSetPriority, 1), truncated_message());
    CHECK_EQ("TCB-026", with_fewer_caps(t, sys::TCBSetMCPriority, 1), truncated_message());
    CHECK_EQ("TCB-030", with_fewer_caps(t, sys::TCBSetSchedParams, 1), truncated_message());
    CHECK_EQ("TCB-041", with_fewer_caps(t, sys::TCBSetIPCBuffer, 1), truncated_message());
    CHECK_EQ("TCB-045", with_fewer_caps(t, sys::TCBSetSpace, 2), truncated_message());
    CHECK_EQ("TCB-056", with_fewer_caps(t, sys::TCBBindNotification, 1), truncated_message());
}

}  // namespace selfe::conformance
