// How x86's IRQControl gives the handler of one of the platform's interrupts.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/irq.hpp"

namespace selfe::conformance {

enum class Trigger : Word { Level = 1, Edge = 0 };

/// The platform counts pins of the first IO APIC; each gets the vector of its own number.
inline Error issue_handler(Cap<IrqControl> control, Word irq, Trigger trigger, Slot destination) {
    constexpr Word first_ioapic = 0;
    constexpr Word active_high = 0;
    return control.get_ioapic(destination, first_ioapic, irq, static_cast<Word>(trigger),
                              active_high, irq);
}

}  // namespace selfe::conformance
