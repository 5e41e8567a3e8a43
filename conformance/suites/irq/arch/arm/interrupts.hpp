// How Arm's IRQControl gives the handler of one of the platform's interrupts.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/irq.hpp"

namespace selfe::conformance {

enum class Trigger : Word { Level = 0, Edge = 1 };

inline Error issue_handler(Cap<IrqControl> control, Word irq, Trigger trigger, Slot destination) {
    return control.get_trigger(irq, static_cast<Word>(trigger), destination);
}

}  // namespace selfe::conformance
