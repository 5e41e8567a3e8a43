// Handlers on a machine whose kernel uses IO APICs: by pin only.
// SPDX-License-Identifier: BSD-2-Clause
#include "authority.hpp"
#include "issue_method.hpp"

namespace selfe::conformance {

CASE(IrqControlGet, WithIoapicsIsIllegalOperation, "IRQ-013") {
    const BootSpace boot(t);
    for (const Word irq : {Word{0}, Word{4}, Word{15}, ~Word{0}}) {
        CHECK_EQ(
            "IRQ-013",
            IssueMethod(sys::IRQIssueIRQHandler, {irq}).call(irq_control(boot), t.empty_slot()),
            illegal_operation());
    }
}

CASE(IrqControlGetIoapic, GivesAHandler, "IRQ-065") {
    const BootSpace boot(t);
    const Slot slot = t.empty_slot();
    REQUIRE_OK(irq_control(boot).get_ioapic(slot, 0, spare_irq(t), 0, 0, 50));
    CHECK_EQ("IRQ-065", Invocation(Cap<Any>{slot.index}, sys::IRQAckIRQ).call(), success());
}

}  // namespace selfe::conformance
