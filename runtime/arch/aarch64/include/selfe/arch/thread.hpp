// The thread register and the first registers of a thread, on AArch64.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/tcb.hpp"
#include "selfe/word.hpp"

namespace selfe::arch {

[[nodiscard]] inline Word thread_pointer() {
    Word value;
    asm volatile("mrs %0, tpidr_el0" : "=r"(value));
    return value;
}

inline void set_thread_pointer(Word value) {
    asm volatile("msr tpidr_el0, %0" ::"r"(value));
}

/// Alignment of the stack pointer at a function's entry ("Procedure Call Standard for the Arm
/// 64-bit Architecture", section "The stack").
inline constexpr Word stack_alignment = 16;

/// Registers with which a thread begins to run `entry(argument)`; `stack_top` is aligned. The
/// frame pointer and the return address are zero: here the chain of callers ends.
[[nodiscard]] inline UserContext entry_registers(void (*entry)(void*), void* argument,
                                                 Word stack_top, Word thread_pointer) {
    UserContext registers{};
    registers.pc = reinterpret_cast<Word>(entry);
    registers.sp = stack_top;
    registers.x0 = reinterpret_cast<Word>(argument);
    registers.tpidr_el0 = thread_pointer;
    return registers;
}

}  // namespace selfe::arch
