// The thread register and the first registers of a thread, on AArch32.
// SPDX-License-Identifier: BSD-2-Clause
//
// AArch32 has two thread registers. TPIDRURW is the user's to write; TPIDRURO is the one that
// compilers for Linux read, and only the kernel can write it. The kernel's configuration
// (KernelArmTLSReg) says which of them its calls set; programs are compiled to ask a function
// (-mtp=soft, src/read_tp.cpp), so that the same code runs with either.
#pragma once

#include "selfe/config.hpp"
#include "selfe/tcb.hpp"
#include "selfe/word.hpp"

namespace selfe::arch {

/// Whether the thread register is TPIDRURO.
inline constexpr bool thread_register_is_read_only = config::flag_or("ARM_TLS_REG_TPIDRURO", false);

[[nodiscard]] inline Word thread_pointer() {
    Word value;
    if constexpr (thread_register_is_read_only) {
        asm volatile("mrc p15, 0, %0, c13, c0, 3" : "=r"(value));
    } else {
        asm volatile("mrc p15, 0, %0, c13, c0, 2" : "=r"(value));
    }
    return value;
}

inline void set_thread_pointer(Word value) {
    if constexpr (thread_register_is_read_only) {
        // A function of this name exists only with that option; hence the preprocessor.
#ifdef SELFE_HAS_seL4_SetTLSBase
        sys::seL4_SetTLSBase(value);
#else
        static_assert(
            !thread_register_is_read_only,
            "a thread cannot set its TLS base: the kernel needs KernelArmTLSReg tpidru or "
            "KernelSetTLSBaseSelf");
#endif
    } else {
        asm volatile("mcr p15, 0, %0, c13, c0, 2" ::"r"(value) : "memory");
    }
}

/// Alignment of the stack pointer at a function's entry ("Procedure Call Standard for the Arm
/// Architecture", section "The Stack").
inline constexpr Word stack_alignment = 8;

/// Registers with which a thread begins to run `entry(argument)`; `stack_top` is aligned. The
/// frame pointer and the return address are zero: here the chain of callers ends.
[[nodiscard]] inline UserContext entry_registers(void (*entry)(void*), void* argument,
                                                 Word stack_top, Word thread_pointer) {
    constexpr Word user_mode = 0x10;
    constexpr Word thumb_state = 0x20;
    const Word address = reinterpret_cast<Word>(entry);
    UserContext registers{};
    // A function's address says in its lowest bit in which instruction set it is.
    registers.pc = address & ~Word{1};
    registers.cpsr = user_mode | ((address & 1) != 0 ? thumb_state : 0);
    registers.sp = stack_top;
    registers.r0 = reinterpret_cast<Word>(argument);
    (thread_register_is_read_only ? registers.tpidruro : registers.tpidrurw) = thread_pointer;
    return registers;
}

}  // namespace selfe::arch
