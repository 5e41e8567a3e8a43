// The interrupt controller, as much of it as the kernel needs.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

namespace kernel::machine {

void start_interrupts();

/// An interrupt would be taken now if the kernel let it.
bool is_interrupt_pending();

void mask_irq(Word irq);
void unmask_irq(Word irq);
/// Programs a shared line as edge- or level-triggered; lines private to the core cannot be changed.
void set_irq_trigger(Word irq, bool is_edge);

/// A taken interrupt; `token` is what the controller wants back. Nothing
/// pending: `exists` is false.
struct TakenIrq {
    Word irq;
    Word token;
    bool exists;
};
TakenIrq take_irq();
void end_irq(const TakenIrq& taken);

/// Raises software-generated interrupt `irq` (0 .. 15) on core `target` (0 .. 7).
void send_sgi(Word irq, Word target);

}  // namespace kernel::machine
