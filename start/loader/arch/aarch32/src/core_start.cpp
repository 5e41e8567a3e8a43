// Another core is started by the i.MX6's system reset controller (AArch32).
// SPDX-License-Identifier: BSD-2-Clause
//
// Registers: i.MX 6Dual/6Quad Applications Processor Reference Manual, chapter "System Reset
// Controller"; Cortex-A9 MPCore Technical Reference Manual, "SCU Control Register", and Cortex-A9
// Technical Reference Manual, "Auxiliary Control Register", "Configuration Base Address Register".
#include "loader/arch/coherence.hpp"
#include "loader/arch/machine.hpp"
#include "loader/panic.hpp"

extern "C" [[gnu::visibility("hidden")]] const char selfe_core_entry[];

namespace selfe::loader::arch {
namespace {

volatile uint32_t& register_at(uint64_t address) {
    return *reinterpret_cast<volatile uint32_t*>(static_cast<uint32_t>(address));
}

}  // namespace

void join_coherent_cores() {
    uint32_t private_registers;  // of the cores: the snoop control unit's are the first
    asm volatile("mrc p15, 4, %0, c15, c0, 0" : "=r"(private_registers));
    register_at(private_registers) = register_at(private_registers) | 1;  // SCU enable
    constexpr uint32_t smp_and_broadcast = 1U << 6 | 1U;
    uint32_t auxiliary_control;
    asm volatile("mrc p15, 0, %0, c1, c0, 1" : "=r"(auxiliary_control));
    asm volatile("mcr p15, 0, %0, c1, c0, 1" ::"r"(auxiliary_control | smp_and_broadcast));
    asm volatile("isb" ::: "memory");
}

void start_core(const Payload& payload, uint32_t core) {
    if (payload.core_start != CoreStart::Imx6Src) {
        panic("this loader starts further cores by the i.MX6's reset controller only");
    }
    // SRC_SCR; entry and argument of core n are the n-th pair behind SRC_GPR1.
    volatile uint32_t& control = register_at(payload.core_control);
    volatile uint32_t& entry = register_at(payload.core_control + 0x20 + core * 8);
    const uint32_t enable = 1U << (21 + core);
    entry = reinterpret_cast<uint32_t>(selfe_core_entry);
    asm volatile("dsb" ::: "memory");
    control = control | enable;
}

}  // namespace selfe::loader::arch
