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
    DistributorControl = 0x000,
    SetEnable = 0x100,    // one bit a line
    ClearEnable = 0x180,  // one bit a line
    ClearPending = 0x280,
    Priority = 0x400,       // one byte a line
    Targets = 0x800,        // one byte a line, one bit a core
    Configuration = 0xc00,  // two bits a line; the upper one: edge-triggered
    SoftwareGenerated = 0xf00,
};

enum CpuInterface : Word {
    InterfaceControl = 0x00,
    PriorityMask = 0x04,
    Acknowledge = 0x0c,
    EndOfInterrupt = 0x10,
    HighestPending = 0x18,
};

constexpr Word first_shared_line = 32;
constexpr Word no_interrupt = 1020;  // and above: spurious

Register& distributor(Word offset) {
    return device_register<Register>(platform::gic_distributor + offset);
}
Register& interface(Word offset) {
    return device_register<Register>(platform::gic_cpu_interface + offset);
}

/// The register with the bit of `irq` in an array with one bit a line.
Register& bit_register(Distributor base, Word irq) {
    return distributor(base + irq / 32 * 4);
}

std::uint32_t bit_of(Word irq) {
    return std::uint32_t{1} << irq % 32;
}

}  // namespace

void start_interrupts() {
    distributor(DistributorControl) = 0;
    for (Word irq = 0; irq < platform::irq_count; irq += 32) {
        bit_register(ClearEnable, irq) = ~std::uint32_t{0};
        bit_register(ClearPending, irq) = ~std::uint32_t{0};
    }
    for (Word irq = 0; irq < platform::irq_count; irq += 4) {
        distributor(Priority + irq) = 0;
        if (irq >= first_shared_line) {
            distributor(Targets + irq) = 0x0101'0101;  // to core 0
        }
    }
    distributor(DistributorControl) = 1;
    interface(PriorityMask) = 0xff;
    interface(InterfaceControl) = 1;
}

bool is_interrupt_pending() {
    return (interface(HighestPending) & mask(10)) < no_interrupt;
}

void mask_irq(Word irq) {
    bit_register(ClearEnable, irq) = bit_of(irq);
}
void unmask_irq(Word irq) {
    bit_register(SetEnable, irq) = bit_of(irq);
}

void set_irq_trigger(Word irq, bool is_edge) {
    if (irq < first_shared_line) {
        return;
    }
    Register& lines = distributor(Configuration + irq / 16 * 4);
    const std::uint32_t edge = std::uint32_t{2} << irq % 16 * 2;
    lines = is_edge ? lines | edge : lines & ~edge;
}

TakenIrq take_irq() {
    const Word token = interface(Acknowledge);
    const Word irq =
        token & mask(10);  // the bits above name the sender of a software-generated one
    return {irq, token, irq < no_interrupt};
}

void end_irq(const TakenIrq& taken) {
    interface(EndOfInterrupt) = static_cast<std::uint32_t>(taken.token);
}

void send_sgi(Word irq, Word target) {
    distributor(SoftwareGenerated) = static_cast<std::uint32_t>(Word{1} << (16 + target) | irq);
}

}  // namespace kernel::machine
