// Interrupts on x86-64: vectors, which lines of the I/O APIC or messages of devices raise.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "arch/trap_vectors.h"
#include "syscall/invocation.hpp"

namespace kernel::arch {

/// An interrupt's number is the vector argument of the methods that issue its handler.
inline constexpr Word irq_count = USER_VECTORS;

/// A vector alone does not say which line raises it.
inline constexpr bool has_irqs_by_number = false;

/// Does nothing to interrupts that devices send as messages: only the device can stop them.
void mask_irq(Word irq);
void unmask_irq(Word irq);

/// GetIOAPIC and GetMSI. Manual: api:sel4_irqcontrol_getioapic, api:sel4_irqcontrol_getmsi.
Status invoke_irq_control(Invocation& call);

void reset_irqs();

}  // namespace kernel::arch
