// The machine layer of the host tests: it records what the kernel does to hardware.
// SPDX-License-Identifier: BSD-2-Clause
#include <cstdio>
#include <cstdlib>

#include "machine/cache.hpp"
#include "machine/console.hpp"
#include "machine/cpu.hpp"
#include "machine/exception.hpp"
#include "machine/fpu.hpp"
#include "machine/interrupts.hpp"
#include "machine/memory.hpp"
#include "machine/pretended.hpp"
#include "machine/timer.hpp"

namespace kernel::machine {

Pretended& pretended() {
    static Pretended machine;
    return machine;
}

bool is_memory(Word physical) {
    return physical >= pretended().memory_start && physical < pretended().memory_end;
}

void put_char(char c) {
    pretended().console += c;
}

void halt() {
    std::fputs(pretended().console.c_str(), stderr);
    std::abort();
}

void wait_for_interrupt() {
    if (pretended().pending_irqs.empty()) {
        std::fputs("no thread can run and no interrupt is pending\n", stderr);
        std::abort();
    }
}

void set_user_tables(Word root, Word asid) {
    pretended().user_root = root;
    pretended().user_asid = asid;
}
void set_no_user_tables() {
    set_user_tables(0, 0);
}

void synchronise_tables() {}
void invalidate_page(Word, Word) {
    ++pretended().invalidations;
}
void invalidate_asid(Word) {
    ++pretended().invalidations;
}

Word exception_syndrome() {
    return pretended().syndrome;
}
Word fault_address() {
    return pretended().fault_address;
}

void set_fpu_enabled(bool is_enabled) {
    pretended().is_fpu_enabled = is_enabled;
}
void save_fpu(arch::FpuState& state) {
    state = pretended().fpu;
}
void load_fpu(const arch::FpuState& state) {
    pretended().fpu = state;
}

bool is_interrupt_pending() {
    return !pretended().pending_irqs.empty();
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
