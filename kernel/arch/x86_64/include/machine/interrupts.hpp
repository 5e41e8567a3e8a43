// The interrupt controllers, as much of them as the kernel needs: local APIC and I/O APIC.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

namespace kernel::machine {

/// Where the controllers' registers are, by ACPI.
struct ApicAddresses {
    Word local;
    Word io;
};

/// Everything masked, the legacy controller switched off.
void start_interrupts(const ApicAddresses& addresses);

/// An interrupt would be taken now if the kernel let it.
bool is_interrupt_pending();

/// The interrupt that was taken is dealt with; others may come.
void end_irq();

/// Lines of the I/O APIC.
Word io_apic_pins();

/// How a line of the I/O APIC raises its interrupt.
struct Route {
    Word pin;
    Word vector;
    bool is_level;  ///< else edge-triggered
    bool is_low;    ///< active low, else active high
};

/// Sets `route` up; the line raises nothing while `is_masked`.
void set_route(const Route& route, bool is_masked);

}  // namespace kernel::machine
