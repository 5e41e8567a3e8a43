// The machine layer of the host tests, as far as every architecture has it: it records what the
// kernel does. SPDX-License-Identifier: BSD-2-Clause
#include <cstdio>
#include <cstdlib>

#include "machine/console.hpp"
#include "machine/cpu.hpp"
#include "machine/fpu.hpp"
#include "machine/interrupts.hpp"
#include "machine/pretended.hpp"

namespace kernel::machine {

Pretended& pretended() {
    static Pretended machine;
    return machine;
}

void put_char(char c) {
    pretended().console += c;
}

void halt() {
    std::fputs(pretended().console.c_str(), stderr);
    std::abort();
}

void set_user_tables(Word root, Word asid) {
    pretended().user_root = root;
    pretended().user_asid = asid;
}
void set_no_user_tables() {
    set_user_tables(0, 0);
}

void invalidate_page(Word, Word) {
    ++pretended().invalidations;
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

Word wait_for_pending_irq() {
    if (pretended().pending_irqs.empty()) {
        std::fputs("no thread can run and no interrupt is pending\n", stderr);
        std::abort();
    }
    return pretended().pending_irqs.front();
}

}  // namespace kernel::machine
