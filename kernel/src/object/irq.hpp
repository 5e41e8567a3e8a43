// Interrupts as capabilities: who may handle which, and how they arrive. Manual: sec:interrupts.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "syscall/invocation.hpp"

namespace kernel::irq {

/// Methods of seL4_IRQControl and seL4_IRQHandler. Manual:
/// api:sel4_irqcontrol_*, api:sel4_irqhandler_*.
Status invoke_control(Invocation& call);
Status invoke_handler(Invocation& call);

/// Checks that a handler for `irq` may be made. Errors: RangeError,
/// RevokeFirst (exists, or the kernel's own).
Status check_free(Word irq);
/// Makes the handler capability for a free `irq` in the empty
/// `destination`, child of IRQControl in `control`.
void issue(Word irq, Slot& control, Slot& destination);
/// The last handler capability is gone: the interrupt is masked and may be issued again.
void release(Word irq);

/// `irq` is the kernel's own; user level never gets it.
void reserve(Word irq);

/// An interrupt that is not the kernel's own has arrived: masked until
/// acknowledged, notification signalled.
void arrived(Word irq);

void reset();

}  // namespace kernel::irq
