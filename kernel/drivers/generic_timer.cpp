// The tick from the processor's virtual timer.
// SPDX-License-Identifier: BSD-2-Clause
//
// Registers: Arm Architecture Reference Manual, "The Generic Timer in AArch64 state".
#include "base/bits.hpp"
#include "machine/interrupts.hpp"
#include "machine/system_registers.hpp"
#include "machine/timer.hpp"
#include "platform.hpp"

namespace kernel::machine {
namespace {

/// Counts of the system counter between two ticks.
Word period() {
    return KERNEL_READ_REGISTER(cntfrq_el0) * CONFIG_TIMER_TICK_MS / 1000;
}

}  // namespace

void start_timer() {
    KERNEL_WRITE_REGISTER(cntv_cval_el0, KERNEL_READ_REGISTER(cntvct_el0) + period());
    KERNEL_WRITE_REGISTER(cntv_ctl_el0, 1);
    unmask_irq(platform::timer_irq);
}

void restart_timer() {
    // A comparison value in the past would fire again at once, so ticks that
    // were slept through are left out.
    Word due = KERNEL_READ_REGISTER(cntv_cval_el0) + period();
    const Word now = KERNEL_READ_REGISTER(cntvct_el0);
    if (due <= now) {
        due = now + period();
    }
    KERNEL_WRITE_REGISTER(cntv_cval_el0, due);
    instruction_barrier();
}

}  // namespace kernel::machine
