// IRQControl_Get refused: each documented error with its words.
// SPDX-License-Identifier: BSD-2-Clause
#include "authority.hpp"
#include "issue_method.hpp"

namespace selfe::conformance {
namespace {

IssueMethod get(Case& t) {
    return IssueMethod(sys::IRQIssueIRQHandler, {spare_irq(t)});
}

}  // namespace

CASE(IrqControlGet, IntoWhatIsNoCNodeIsInvalidRoot, "IRQ-005") {
    const BootSpace boot(t);
    const Slot nowhere{Cap<CNode>{t.make<Endpoint>().bits}, 1, word_bits};
    CHECK_EQ("IRQ-005", get(t).call(irq_control(boot), nowhere), invalid_root(Lookup::Other));
}

CASE(IrqControlGet, BehindAWrongGuardIsGuardMismatch, "IRQ-006") {
    const BootSpace boot(t);
    const GuardedRoot root(t);
    CHECK_EQ("IRQ-006", get(t).call(irq_control(boot), root.wrong()), root.refusal());
    CHECK_EQ("IRQ-006", get(t).call(irq_control(boot), root.good()), success());
}

CASE(IrqControlGet, DeeperThanTheCNodeIsDepthMismatch, "IRQ-007") {
    const BootSpace boot(t);
    const TooDeep deep(t);
    CHECK_EQ("IRQ-007", get(t).call(irq_control(boot), deep.slot), deep.refusal());
}

CASE(IrqControlGet, WithADepthOfNoBitsOrTooManyIsRangeError, "IRQ-008") {
    const BootSpace boot(t);
    for (const Word depth : {Word{0}, Word{word_bits + 1}, Word{255}}) {
        CHECK_EQ("IRQ-008", get(t).call_with_depth(irq_control(boot), t.empty_slot(), depth),
                 range_error(1, word_bits));
    }
}

CASE(IrqControlGet, IntoAnOccupiedSlotIsDeleteFirst, "IRQ-009") {
    const BootSpace boot(t);
    const Slot occupied = t.slot_of(t.make<Endpoint>());
    CHECK_EQ("IRQ-009", get(t).call(irq_control(boot), occupied), delete_first());
}

CASE(IrqControlGet, OfAnInterruptWithAHandlerIsRevokeFirst, "IRQ-010") {
    const BootSpace boot(t);
    REQUIRE_EQ(get(t).call(irq_control(boot), t.empty_slot()), success());
    CHECK_EQ("IRQ-010", get(t).call(irq_control(boot), t.empty_slot()), revoke_first());
}

}  // namespace selfe::conformance
