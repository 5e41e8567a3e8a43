// What the core asks of the processor between two threads: interrupts, spaces, waiting.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/trap.hpp"
#include "machine/cpu.hpp"
#include "machine/interrupts.hpp"
#include "machine/timer.hpp"
#include "object/irq.hpp"
#include "platform.hpp"
#include "thread/fpu.hpp"
#include "thread/scheduler.hpp"
#include "thread/vspace.hpp"

namespace kernel::arch {

void handle_interrupt() {
    const machine::TakenIrq taken = machine::take_irq();
    if (!taken.exists) {
        return;
    }
    if (taken.irq == platform::timer_irq) {
        machine::restart_timer();
        scheduler::tick();
    } else {
        irq::arrived(taken.irq);
    }
    machine::end_irq(taken);
}

void prepare(Tcb& thread) {
    activate_vspace(thread);
    fpu::prepare(thread);
}

void idle() {
    machine::wait_for_interrupt();
    handle_interrupt();
}

}  // namespace kernel::arch
