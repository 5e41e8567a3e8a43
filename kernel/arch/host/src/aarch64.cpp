// The machine layer of the host tests, as far as only Arm has it.
// SPDX-License-Identifier: BSD-2-Clause
#include "machine/cache.hpp"
#include "machine/cpu.hpp"
#include "machine/exception.hpp"
#include "machine/interrupts.hpp"
#include "machine/memory.hpp"
#include "machine/pretended.hpp"
#include "machine/timer.hpp"

namespace kernel::machine {

bool is_memory(Word physical) {
    return physical >= pretended().memory_start && physical < pretended().memory_end;
}

void wait_for_interrupt() {
    wait_for_pending_irq();
}

void synchronise_tables() {}
void invalidate_asid(Word) {
    ++pretended().invalidations;
}

Word exception_syndrome() {
    return pretended().syndrome;
}
Word fault_address() {
    return pretended().fault_address;
}

void mask_irq(Word irq) {
    pretended().unmasked_irqs.erase(irq);
}
void unmask_irq(Word irq) {
    pretended().unmasked_irqs.insert(irq);
}
void set_irq_trigger(Word, bool) {}

TakenIrq take_irq() {
    auto& pending = pretended().pending_irqs;
    if (pending.empty()) {
        return {0, 0, false};
    }
    const Word irq = pending.front();
    pending.pop_front();
    return {irq, irq, true};
}
void end_irq(const TakenIrq&) {}
void send_sgi(Word irq, Word) {
    pretended().raised_sgis.push_back(irq);
}

void restart_timer() {}

namespace cache {
void clean_to_memory(Word, Word) {}
void invalidate(Word, Word) {}
void clean_and_invalidate(Word, Word) {}
void unify_instructions(Word, Word) {}
}  // namespace cache

}  // namespace kernel::machine
