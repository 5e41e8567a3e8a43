// The processor, as far as AArch64 and AArch32 have the same instructions: barriers and waiting.
// SPDX-License-Identifier: BSD-2-Clause
#include "machine/cpu.hpp"

#include "machine/system_registers.hpp"

namespace kernel::machine {

void synchronise_tables() {
    data_barrier();
    instruction_barrier();
}

void wait_for_interrupt() {
    data_barrier();
    asm volatile("wfi" ::: "memory");
}

void halt() {
    for (;;) {
        wait_for_interrupt();
    }
}

}  // namespace kernel::machine
