// Interrupts on Arm: the controller's lines and the methods that only Arm's IRQControl has.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "machine/interrupts.hpp"
#include "platform.hpp"
#include "syscall/invocation.hpp"

namespace kernel::arch {

inline constexpr Word irq_count = platform::irq_count;

/// A number names a line, so that IRQControl_Get needs no more.
inline constexpr bool has_irqs_by_number = true;

inline void mask_irq(Word irq) {
    machine::mask_irq(irq);
}
inline void unmask_irq(Word irq) {
    machine::unmask_irq(irq);
}

/// GetTrigger and IssueSGISignal. Manual: api:sel4_irqcontrol_gettrigger,
/// api:sel4_irqcontrol_issuesgisignal.
Status invoke_irq_control(Invocation& call);

}  // namespace kernel::arch
