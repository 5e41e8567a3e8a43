// Arm's Generic Interrupt Controller, version 2, for one core.
// SPDX-License-Identifier: BSD-2-Clause
//
// Registers: Arm Generic Interrupt Controller Architecture Specification, version 2.0.
#include "machine/interrupts.hpp"
#include "machine/memory.hpp"
#include "platform.hpp"

namespace kernel::machine {
namespace {

using Register = volatile std::uint32_t;

enum Distributor : Word {
    distributor_control = 0x000,
    set_enable = 0x100,    // one bit a line
    clear_enable = 0x180,  // one bit a line
    clear_pending = 0x280,
    priority = 0x400,  // one byte a line
    targets = 0x800,   // one byte a line, one bit a core
    configuration = 0xc00,  // two bits a line; the upper one: edge-triggered
    software_generated = 0xf00,
};

enum CpuInterface : Word {
    interface_control = 0x00,
    priority_mask = 0x04,
    acknowledge = 0x0c,
    end_of_interrupt = 0x10,
};

constexpr Word first_shared_line = 32;
constexpr Word no_interrupt = 1020;  // and above: spurious

Register& distributor(Word offset) {
    return *from_physical<Register>(platform::gic_distributor + offset);
}
Register& interface(Word offset) {
    return *from_physical<Register>(platform::gic_cpu_interface + offset);
}

/// The register with the bit of `irq` in an array with one bit a line.
Register& bit_register(Distributor base, Word irq) { return distributor(base + irq / 32 * 4); }

std::uint32_t bit_of(Word irq) { return std::uint32_t{1} << irq % 32; }

}  // namespace

void start_interrupts() {
    distributor(distributor_control) = 0;
    for (Word irq = 0; irq < platform::irq_count; irq += 32) {
        bit_register(clear_enable, irq) = ~std::uint32_t{0};
        bit_register(clear_pending, irq) = ~std::uint32_t{0};
    }
    for (Word irq = 0; irq < platform::irq_count; irq += 4) {
        distributor(priority + irq) = 0;
        if (irq >= first_shared_line) {
            distributor(targets + irq) = 0x0101'0101;  // to core 0
        }
    }
    distributor(distributor_control) = 1;
    interface(priority_mask) = 0xff;
    interface(interface_control) = 1;
}

void mask_irq(Word irq) { bit_register(clear_enable, irq) = bit_of(irq); }
void unmask_irq(Word irq) { bit_register(set_enable, irq) = bit_of(irq); }

void set_irq_trigger(Word irq, bool is_edge) {
    if (irq < first_shared_line) {
        return;
    }
    Register& lines = distributor(configuration + irq / 16 * 4);
    const std::uint32_t edge = std::uint32_t{2} << irq % 16 * 2;
    lines = is_edge ? lines | edge : lines & ~edge;
}

TakenIrq take_irq() {
    const Word token = interface(acknowledge);
    const Word irq = token & mask(10);  // the bits above name the sender of a software-generated one
    return {irq, token, irq < no_interrupt};
}

void end_irq(const TakenIrq& taken) {
    interface(end_of_interrupt) = static_cast<std::uint32_t>(taken.token);
}

void send_sgi(Word irq, Word target) {
    distributor(software_generated) = static_cast<std::uint32_t>(Word{1} << (16 + target) | irq);
}

}  // namespace kernel::machine
