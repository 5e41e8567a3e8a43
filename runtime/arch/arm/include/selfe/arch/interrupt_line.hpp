// What an interrupt is on Arm: a line of the interrupt controller.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/irq.hpp"
#include "selfe/memory_error.hpp"
#include "selfe/trigger.hpp"

namespace selfe {

/// A line and its trigger, which the interrupt controller is told: 0 to the platform's last
/// interrupt, shared peripheral interrupt n of a GIC being 32 + n.
/// Errors: IllegalOperation on a platform whose controller cannot be told; see UnchangedLine.
struct InterruptLine {
    Word irq;
    Trigger trigger = Trigger::Level;

    [[nodiscard]] MemoryError issue(Cap<IrqControl> control, Slot destination) const {
        return {control.get_trigger(irq, trigger == Trigger::Edge ? 1 : 0, destination),
                "seL4_IRQControl_GetTrigger"};
    }
};

/// A line whose trigger stays what reset or firmware made it.
struct UnchangedLine {
    Word irq;

    [[nodiscard]] MemoryError issue(Cap<IrqControl> control, Slot destination) const {
        return {control.get(irq, destination), "seL4_IRQControl_Get"};
    }
};

}  // namespace selfe
