// What an interrupt is on a PC: a pin of an IO APIC, or a message.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/irq.hpp"
#include "selfe/memory_error.hpp"
#include "selfe/trigger.hpp"

namespace selfe {

enum class Polarity : unsigned char { High, Low };

/// Pin `irq` of an IO APIC. ISA devices raise edges, active high; PCI devices levels, active low.
struct InterruptLine {
    Word irq;
    Trigger trigger = Trigger::Edge;
    Polarity polarity = trigger == Trigger::Edge ? Polarity::High : Polarity::Low;
    Word ioapic = 0;
    /// The kernel's name for the interrupt, which has one handler at a time: 0 to VECTOR_MAX -
    /// VECTOR_MIN. Pins of the first IO APIC have the numbers of themselves here.
    Word vector = irq;

    [[nodiscard]] MemoryError issue(Cap<IrqControl> control, Slot destination) const {
        return {control.get_ioapic(destination, ioapic, irq, trigger == Trigger::Level ? 1 : 0,
                                   polarity == Polarity::Low ? 1 : 0, vector),
                "seL4_IRQControl_GetIOAPIC"};
    }
};

/// The message that PCI function `bus`:`device`.`function` sends, set up there by its driver: to
/// the address of the processor's local APIC, with the vector as data.
struct MessageInterrupt {
    Word bus;
    Word device;
    Word function;
    Word handle;  ///< which of the function's messages
    Word vector;  ///< as above; one that no pin has

    [[nodiscard]] MemoryError issue(Cap<IrqControl> control, Slot destination) const {
        return {control.get_msi(destination, bus, device, function, handle, vector),
                "seL4_IRQControl_GetMSI"};
    }
};

}  // namespace selfe
