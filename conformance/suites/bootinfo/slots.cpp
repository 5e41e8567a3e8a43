// The capabilities that boot leaves in fixed slots, told apart by the messages that they know.
// SPDX-License-Identifier: BSD-2-Clause
#include "object_labels.hpp"
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

// A method without its words is a truncated message for an object that has it, and an illegal
// operation for any other: so the answer tells the object's type and changes nothing.
Reply empty_message(const BootSpace& boot, Word slot, Word label) {
    return Invocation(boot.cap(slot), label).call();
}

// What an invocation of a null capability answers, whatever the label.
Reply any_message(const BootSpace& boot, Word slot) {
    return empty_message(boot, slot, sys::TCBSuspend);
}

}  // namespace

CASE(RootCNode, HoldsThreadAndSpaces, "BI-001", "BI-002", "BI-003", "BI-004") {
    const BootSpace boot(t);
    CHECK_EQ("BI-001", any_message(boot, sys::seL4_CapNull), invalid_capability(0));
    CHECK("BI-001", t.is_empty(t.boot_slot(sys::seL4_CapNull)));
    CHECK_EQ("BI-002", empty_message(boot, sys::seL4_CapInitThreadTCB, sys::TCBSetPriority),
             truncated_message());
    CHECK_EQ("BI-003", empty_message(boot, sys::seL4_CapInitThreadCNode, sys::CNodeDelete),
             truncated_message());
    CHECK("BI-004", is_vspace(t, boot.cap(sys::seL4_CapInitThreadVSpace)));
}

CASE(RootCNode, HoldsTheSingleAuthorities, "BI-005", "BI-006", "BI-007", "BI-012") {
    const BootSpace boot(t);
    CHECK_EQ("BI-005", empty_message(boot, sys::seL4_CapIRQControl, sys::IRQIssueIRQHandler),
             truncated_message());
    CHECK_EQ("BI-006", empty_message(boot, sys::seL4_CapASIDControl, asid_control_label),
             truncated_message());
    CHECK_EQ("BI-007", empty_message(boot, sys::seL4_CapInitThreadASIDPool, asid_pool_label),
             truncated_message());
    CHECK_EQ("BI-012", empty_message(boot, sys::seL4_CapDomain, sys::DomainSetSet),
             truncated_message());
}

CASE(RootCNode, HoldsBootInfoAndIpcBufferFrames, "BI-010", "BI-011") {
    const BootSpace boot(t);
    CHECK_EQ("BI-010", empty_message(boot, sys::seL4_CapBootInfoFrame, page_label),
             truncated_message());
    CHECK_EQ("BI-011", empty_message(boot, sys::seL4_CapInitThreadIPCBuffer, page_label),
             truncated_message());
}

CASE(RootCNode, OfMachinesWithoutIoPortsAndIommuHasNullThere, "BI-017", "BI-018") {
    const BootSpace boot(t);
    CHECK_EQ("BI-017", any_message(boot, sys::seL4_CapIOPortControl), invalid_capability(0));
    CHECK("BI-017", t.is_empty(t.boot_slot(sys::seL4_CapIOPortControl)));
    CHECK_EQ("BI-018", any_message(boot, sys::seL4_CapIOSpace), invalid_capability(0));
    CHECK("BI-018", t.is_empty(t.boot_slot(sys::seL4_CapIOSpace)));
}

CASE(RootCNode, OfKernelsWithoutSmmuHasNullThere, "BI-019", "BI-020") {
    const BootSpace boot(t);
    CHECK_EQ("BI-019", any_message(boot, sys::seL4_CapSMMUSIDControl), invalid_capability(0));
    CHECK("BI-019", t.is_empty(t.boot_slot(sys::seL4_CapSMMUSIDControl)));
    CHECK_EQ("BI-020", any_message(boot, sys::seL4_CapSMMUCBControl), invalid_capability(0));
    CHECK("BI-020", t.is_empty(t.boot_slot(sys::seL4_CapSMMUCBControl)));
}

CASE(RootCNode, OfKernelsWithoutSchedulingContextsHasNullThere, "BI-021") {
    const BootSpace boot(t);
    CHECK_EQ("BI-021", any_message(boot, sys::seL4_CapInitThreadSC), invalid_capability(0));
    CHECK("BI-021", t.is_empty(t.boot_slot(sys::seL4_CapInitThreadSC)));
}

CASE(RootCNode, OfKernelsWithoutSmcCallsHasNullThere, "BI-022") {
    const BootSpace boot(t);
    CHECK_EQ("BI-022", any_message(boot, sys::seL4_CapSMC), invalid_capability(0));
    CHECK("BI-022", t.is_empty(t.boot_slot(sys::seL4_CapSMC)));
}

}  // namespace selfe::conformance
