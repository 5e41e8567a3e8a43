// What x86 adds to the authority over interrupts.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"
#include "selfe/error.hpp"
#include "selfe/slot.hpp"

namespace selfe {

/// A kernel that uses IO APICs issues handlers by pin or message only, and answers `get` with
/// IllegalOperation. `vector` is one of the kernel's interrupt vectors for user level, counted from
/// 0 (VECTOR_MIN to VECTOR_MAX of libsel4); it names the interrupt, and has one handler at a time.
template <class Object>
struct ArchIrqControl : Invocable<Object> {
    /// Puts the handler capability of `pin` of IO APIC number `ioapic` into `destination` and sets
    /// the pin up: `level` 1 for level-triggered, 0 for edge; `polarity` 1 for active low, 0 for
    /// high. Corresponds to seL4_IRQControl_GetIOAPIC. Manual: x86_irq_control_get_io_apic_handler.
    /// Errors: RangeError (least, greatest) for any number out of range; RevokeFirst if the vector
    /// has a handler already; IllegalOperation if the kernel does not use IO APICs; DeleteFirst,
    /// FailedLookup for the destination.
    [[gnu::always_inline]] Error get_ioapic(Slot destination, Word ioapic, Word pin, Word level,
                                            Word polarity, Word vector) const {
        return detail::error(sys::seL4_IRQControl_GetIOAPIC(this->cptr(), destination.root.bits,
                                                            destination.index, destination.depth,
                                                            ioapic, pin, level, polarity, vector));
    }
    /// Puts the handler capability of the message-signalled interrupt that PCI function `pci_bus`,
    /// `pci_dev`, `pci_func` raises with `handle` into `destination`; nothing is set up in the
    /// device. Corresponds to seL4_IRQControl_GetMSI. Manual: x86_irq_control_get_msi_handler.
    /// Errors: as for get_ioapic.
    [[gnu::always_inline]] Error get_msi(Slot destination, Word pci_bus, Word pci_dev,
                                         Word pci_func, Word handle, Word vector) const {
        return detail::error(sys::seL4_IRQControl_GetMSI(
            this->cptr(), destination.root.bits, destination.index, destination.depth, pci_bus,
            pci_dev, pci_func, handle, vector));
    }
};

}  // namespace selfe
