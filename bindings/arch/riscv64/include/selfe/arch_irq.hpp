// What RISC-V adds to the authority over interrupts.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"
#include "selfe/error.hpp"
#include "selfe/slot.hpp"

namespace selfe {

template <class Object>
struct ArchIrqControl : Invocable<Object> {
    /// As `get` of `irq` into `destination`, with the `trigger` chosen: 1 edge, 0 level.
    /// Corresponds to seL4_IRQControl_GetTrigger. Manual: riscv_irq_controlgettrigger.
    /// Errors: those of `get`; IllegalOperation if the platform cannot choose.
    [[gnu::always_inline]] Error get_trigger(Word irq, Word trigger, Slot destination) const {
        return detail::error(sys::seL4_IRQControl_GetTrigger(this->cptr(), irq, trigger,
                                                             destination.root.bits,
                                                             destination.index, destination.depth));
    }
};

}  // namespace selfe
