// The machine layer of the host tests, as far as only x86-64 has it.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/trap_vectors.h"
#include "machine/cpu.hpp"
#include "machine/interrupts.hpp"
#include "machine/memory.hpp"
#include "machine/ports.hpp"
#include "machine/pretended.hpp"

namespace kernel::machine {

Word wait_for_interrupt() {
    const Word irq = wait_for_pending_irq();
    pretended().pending_irqs.pop_front();
    return FIRST_USER_VECTOR + irq;
}

void share_kernel_half(Word root) {
    // Something that no user mapping looks like: a test would find it overwritten.
    from_physical<Word>(root)[511] = ~Word{0};
}

void invalidate_all(Word) {
    ++pretended().invalidations;
}

Word fault_address() {
    return pretended().fault_address;
}

void end_irq() {}

Word io_apic_pins() {
    return 24;
}

void set_route(const Route& route, bool is_masked) {
    const Word irq = route.vector - FIRST_USER_VECTOR;
    pretended().irq_of_pin[route.pin] = irq;
    if (is_masked) {
        pretended().unmasked_irqs.erase(irq);
    } else {
        pretended().unmasked_irqs.insert(irq);
    }
}

Word read_port(Word port, unsigned bytes) {
    return pretended().ports[port] & mask(8 * bytes);
}
void write_port(Word port, unsigned bytes, Word value) {
    pretended().ports[port] = value & mask(8 * bytes);
}

}  // namespace kernel::machine
