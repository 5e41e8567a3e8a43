// Another core is asked of the firmware, by PSCI (AArch64).
// SPDX-License-Identifier: BSD-2-Clause
//
// Numbers: Arm Power State Coordination Interface (DEN 0022), section "CPU_ON".
#include "loader/arch/machine.hpp"
#include "loader/panic.hpp"

extern "C" [[gnu::visibility("hidden")]] const char selfe_core_entry[];

namespace selfe::loader::arch {
namespace {

constexpr uint64_t psci_cpu_on_64 = 0xc400'0003;

/// Whether firmware is called by `hvc`: somebody above EL1 is there, and it is not EL3 alone.
/// A processor that has neither is an emulator's, which answers `hvc` in EL2's place.
bool is_called_by_hvc() {
    if (is_at_el2()) {
        return false;
    }
    uint64_t features;
    asm volatile("mrs %0, id_aa64pfr0_el1" : "=r"(features));
    const bool has_el2 = (features >> 8 & 15) != 0;
    const bool has_el3 = (features >> 12 & 15) != 0;
    return !entered_at_el2() && (has_el2 || !has_el3);
}

int64_t call_firmware(uint64_t function, uint64_t affinity, uint64_t entry) {
    const bool by_hvc = is_called_by_hvc();  // before the registers below are bound
    register uint64_t x0 asm("x0") = function;
    register uint64_t x1 asm("x1") = affinity;
    register uint64_t x2 asm("x2") = entry;
    register uint64_t x3 asm("x3") = 0;
    // What the calling convention lets firmware change beside its results.
#define SELFE_CLOBBERED                                                                         \
    "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12", "x13", "x14", "x15", "x16", "x17", \
        "memory"
    if (by_hvc) {
        asm volatile("hvc #0" : "+r"(x0), "+r"(x1), "+r"(x2), "+r"(x3)::SELFE_CLOBBERED);
    } else {
        asm volatile("smc #0" : "+r"(x0), "+r"(x1), "+r"(x2), "+r"(x3)::SELFE_CLOBBERED);
    }
#undef SELFE_CLOBBERED
    return static_cast<int64_t>(x0);
}

}  // namespace

void start_core(const Payload& payload, uint32_t core) {
    if (payload.core_start != CoreStart::Psci) {
        panic("this loader starts further cores by PSCI only");
    }
    if (call_firmware(psci_cpu_on_64, core, reinterpret_cast<uintptr_t>(selfe_core_entry)) != 0) {
        panic("the firmware (PSCI) does not start a core that the kernel was configured for");
    }
}

}  // namespace selfe::loader::arch
