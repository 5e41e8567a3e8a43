// IRQControl_IssueSGISignal refused: each documented error with its words. Since 14.0.0.
// SPDX-License-Identifier: BSD-2-Clause
#include "authority.hpp"
#include "issue_method.hpp"

#ifdef SELFE_HAS_seL4_IRQControl_IssueSGISignal

namespace selfe::conformance {
namespace {

constexpr Word this_core = 0;

IssueMethod issue(Case&, Word irq = 5, Word target = this_core) {
    return IssueMethod(sys::ARMIRQIssueSGISignal, {irq, target});
}

}  // namespace

CASE(IrqControlIssueSgiSignal, IntoWhatIsNoCNodeIsInvalidRoot, "IRQ-045") {
    const BootSpace boot(t);
    const Slot nowhere{Cap<CNode>{t.make<Endpoint>().bits}, 1, word_bits};
    CHECK_EQ("IRQ-045", issue(t).call(irq_control(boot), nowhere), invalid_root(Lookup::Other));
}

CASE(IrqControlIssueSgiSignal, BehindAWrongGuardIsGuardMismatch, "IRQ-046") {
    const BootSpace boot(t);
    const GuardedRoot root(t);
    CHECK_EQ("IRQ-046", issue(t).call(irq_control(boot), root.wrong()), root.refusal());
    CHECK_EQ("IRQ-046", issue(t).call(irq_control(boot), root.good()), success());
}

CASE(IrqControlIssueSgiSignal, DeeperThanTheCNodeIsDepthMismatch, "IRQ-047") {
    const BootSpace boot(t);
    const TooDeep deep(t);
    CHECK_EQ("IRQ-047", issue(t).call(irq_control(boot), deep.slot), deep.refusal());
}

CASE(IrqControlIssueSgiSignal, WithADepthOfNoBitsOrTooManyIsRangeError, "IRQ-048") {
    const BootSpace boot(t);
    for (const Word depth : {Word{0}, Word{word_bits + 1}, Word{255}}) {
        CHECK_EQ("IRQ-048", issue(t).call_with_depth(irq_control(boot), t.empty_slot(), depth),
                 range_error(1, word_bits));
    }
}

CASE(IrqControlIssueSgiSignal, IntoAnOccupiedSlotIsDeleteFirst, "IRQ-049") {
    const BootSpace boot(t);
    const Slot occupied = t.slot_of(t.make<Endpoint>());
    CHECK_EQ("IRQ-049", issue(t).call(irq_control(boot), occupied), delete_first());
}

CASE(IrqControlIssueSgiSignal, OfAnInterruptThatIsNoneOfSoftwareIsRangeError, "IRQ-051") {
    const BootSpace boot(t);
    for (const Word irq : {Word{16}, Word{27}, ~Word{0}}) {
        CHECK_EQ("IRQ-051", issue(t, irq).call(irq_control(boot), t.empty_slot()),
                 range_error(0, 15));
    }
}

CASE(IrqControlIssueSgiSignal, ToACoreThatCannotBeIsInvalidArgument, "IRQ-052") {
    const BootSpace boot(t);
    for (const Word target : {Word{8}, ~Word{0}}) {
        CHECK_EQ("IRQ-052", issue(t, 5, target).call(irq_control(boot), t.empty_slot()),
                 invalid_argument(1));
    }
}

}  // namespace selfe::conformance

#endif
