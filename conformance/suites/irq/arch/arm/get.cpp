// Handlers by number on Arm: which numbers there are, and which the kernel keeps.
// SPDX-License-Identifier: BSD-2-Clause
#include "authority.hpp"
#include "issue_method.hpp"

namespace selfe::conformance {
namespace {

constexpr Word level = 0;

IssueMethod get(Word irq) {
    return IssueMethod(sys::IRQIssueIRQHandler, {irq});
}

IssueMethod get_trigger(Word irq) {
    return IssueMethod(sys::ARMIRQIssueIRQHandlerTrigger, {irq, level});
}

// How many interrupts there are, only the machine knows: the greatest number that a refusal names
// must be one, and the next must not.
void check_range(Case& t, const BootSpace& boot, IssueMethod method(Word), Reply& refused,
                 Reply& next, Reply& last) {
    refused = method(~Word{0}).call(irq_control(boot), t.empty_slot());
    next = method(refused.words[1] + 1).call(irq_control(boot), t.empty_slot());
    last = method(refused.words[1]).call(irq_control(boot), t.empty_slot());
}

}  // namespace

CASE(IrqControlGet, GivesAHandler, "IRQ-011") {
    const BootSpace boot(t);
    const Slot slot = t.empty_slot();
    CHECK_EQ("IRQ-011", get(spare_irq(t)).call(irq_control(boot), slot), success());
    CHECK_EQ("IRQ-011", Invocation(Cap<Any>{slot.index}, sys::IRQAckIRQ).call(), success());
}

CASE(IrqControlGet, GivesAHandlerForEachSpareInterrupt, "IRQ-011") {
    const BootSpace boot(t);
    for (unsigned index = 0; index < platform::spare_irq_count; ++index) {
        CHECK_EQ("IRQ-011", get(spare_irq(t, index)).call(irq_control(boot), t.empty_slot()),
                 success());
    }
}

CASE(IrqControlGet, OfANumberOutOfRangeIsRangeError, "IRQ-012") {
    const BootSpace boot(t);
    Reply refused;
    Reply next;
    Reply last;
    check_range(t, boot, get, refused, next, last);
    CHECK_EQ("IRQ-012", refused, range_error(0, refused.words[1]));
    CHECK_EQ("IRQ-012", next, refused);
    CHECK_EQ("IRQ-012", last, success());
}

CASE(IrqControlGetTrigger, OfANumberOutOfRangeIsRangeError, "IRQ-028") {
    const BootSpace boot(t);
    Reply refused;
    Reply next;
    Reply last;
    check_range(t, boot, get_trigger, refused, next, last);
    CHECK_EQ("IRQ-028", refused, range_error(0, refused.words[1]));
    CHECK_EQ("IRQ-028", next, refused);
    CHECK_EQ("IRQ-028", last, success());
}

CASE(IrqControlGet, OfTheKernelsTimerIsRevokeFirst, "IRQ-015") {
    // A kernel keeps its timer's interrupt, and on Arm that is one of those private to a core: at
    // least one of the 16 is refused as in use.
    constexpr Word first_private = 16;
    constexpr Word first_shared = 32;
    const BootSpace boot(t);
    Word kept = 0;
    for (Word irq = first_private; irq < first_shared; ++irq) {
        const Reply reply = get(irq).call(irq_control(boot), t.empty_slot());
        kept += reply == revoke_first() ? 1 : 0;
        CHECK("IRQ-015", reply == revoke_first() || reply == success());
    }
    CHECK("IRQ-015", kept > 0);
}

}  // namespace selfe::conformance
