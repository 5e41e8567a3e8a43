// An edge that comes while nobody has the handler of its interrupt.
// SPDX-License-Identifier: BSD-2-Clause
#include "line.hpp"

namespace selfe::conformance {

CASE(Irq, AnEdgeThatCameToNobodyIsNotTheNextHandlers, "IRQ-098", "IRQ-105") {
    Line line(t, Trigger::Edge);
    REQUIRE_OK(t.slot_of(line.handler).delete_());
    line.source.raise();
    t.settle();
    line.source.lower();
    const Slot slot = t.empty_slot();
    REQUIRE_OK(issue_handler(irq_control(line.boot), Source::irq(), Trigger::Edge, slot));
    const Cap<IrqHandler> next{slot.index};
    // The disabled line kept the edge, and it came as soon as there was a handler, who could not
    // have been told: a kernel that had not disabled it has nothing left to come.
    REQUIRE_OK(next.set_notification(t.minted(line.notification, Line::badge)));
    line.source.raise();
    const Word without_ack = line.signalled(t);
    CHECK_EQ("IRQ-105", without_ack, Word{0});
    CHECK_EQ("IRQ-098", without_ack, Word{0});
    line.source.lower();
    REQUIRE_OK(next.ack());
    line.source.raise();
    CHECK_EQ("IRQ-098", line.notification.wait(), Line::badge);
}

}  // namespace selfe::conformance
