// The floating-point unit: whether user level may use it, and its registers.
// SPDX-License-Identifier: BSD-2-Clause
#include "machine/fpu.hpp"

namespace kernel::machine {
namespace {

constexpr Word task_switched = bit(3);  // CR0.TS: each use of the unit traps

}  // namespace

void set_fpu_enabled(bool is_enabled) {
    if (is_enabled) {
        asm volatile("clts");
    } else {
        Word control;
        asm volatile("mov %%cr0, %0" : "=r"(control));
        asm volatile("mov %0, %%cr0" ::"r"(control | task_switched));
    }
}

void save_fpu(arch::FpuState& state) {
    asm volatile("xsave64 %0" : "+m"(state) : "a"(CONFIG_XSAVE_FEATURE_SET), "d"(0) : "memory");
}

void load_fpu(const arch::FpuState& state) {
    asm volatile("xrstor64 %0" ::"m"(state), "a"(CONFIG_XSAVE_FEATURE_SET), "d"(0) : "memory");
}

}  // namespace kernel::machine
