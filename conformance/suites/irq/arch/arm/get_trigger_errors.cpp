// IRQControl_GetTrigger refused: each documented error with its words.
// SPDX-License-Identifier: BSD-2-Clause
#include "authority.hpp"
#include "issue_method.hpp"

namespace selfe::conformance {
namespace {

constexpr Word edge = 1;

IssueMethod get_trigger(Case& t) {
    return IssueMethod(sys::ARMIRQIssueIRQHandlerTrigger, {spare_irq(t), edge});
}

}  // namespace

CASE(IrqControlGetTrigger, IntoWhatIsNoCNodeIsInvalidRoot, "IRQ-020") {
    const BootSpace boot(t);
    const Slot nowhere{Cap<CNode>{t.make<Endpoint>().bits}, 1, word_bits};
    CHECK_EQ("IRQ-020", get_trigger(t).call(irq_control(boot), nowhere),
             invalid_root(Lookup::Other));
}

CASE(IrqControlGetTrigger, BehindAWrongGuardIsGuardMismatch, "IRQ-021") {
    const BootSpace boot(t);
    const GuardedRoot root(t);
    CHECK_EQ("IRQ-021", get_trigger(t).call(irq_control(boot), root.wrong()), root.refusal());
    CHECK_EQ("IRQ-021", get_trigger(t).call(irq_control(boot), root.good()), success());
}

CASE(IrqControlGetTrigger, DeeperThanTheCNodeIsDepthMismatch, "IRQ-022") {
    const BootSpace boot(t);
    const TooDeep deep(t);
    CHECK_EQ("IRQ-022", get_trigger(t).call(irq_control(boot), deep.slot), deep.refusal());
}

CASE(IrqControlGetTrigger, WithADepthOfNoBitsOrTooManyIsRangeError, "IRQ-023") {
    const BootSpace boot(t);
    for (const Word depth : {Word{0}, Word{word_bits + 1}, Word{255}}) {
        CHECK_EQ("IRQ-023",
                 get_trigger(t).call_with_depth(irq_control(boot), t.empty_slot(), depth),
                 range_error(1, word_bits));
    }
}

CASE(IrqControlGetTrigger, IntoAnOccupiedSlotIsDeleteFirst, "IRQ-024") {
    const BootSpace boot(t);
    const Slot occupied = t.slot_of(t.make<Endpoint>());
    CHECK_EQ("IRQ-024", get_trigger(t).call(irq_control(boot), occupied), delete_first());
}

CASE(IrqControlGetTrigger, OfAnInterruptWithAHandlerIsRevokeFirst, "IRQ-025") {
    const BootSpace boot(t);
    REQUIRE_EQ(get_trigger(t).call(irq_control(boot), t.empty_slot()), success());
    CHECK_EQ("IRQ-025", get_trigger(t).call(irq_control(boot), t.empty_slot()), revoke_first());
}

}  // namespace selfe::conformance
