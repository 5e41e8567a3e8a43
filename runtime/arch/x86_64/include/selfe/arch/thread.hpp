// The thread register and the first registers of a thread, on x86_64.
// SPDX-License-Identifier: BSD-2-Clause
//
// The thread register is the base of segment FS. A kernel configured for the instructions that
// write it (KernelFSGSBase "inst") lets user level use them; the others give a system call instead.
#pragma once

#include "selfe/config.hpp"
#include "selfe/tcb.hpp"
#include "selfe/word.hpp"

namespace selfe::arch {

/// Reads the word at the thread pointer, which holds the pointer itself (tls_layout.hpp).
[[nodiscard]] inline Word thread_pointer() {
    Word value;
    asm volatile("movq %%fs:0, %0" : "=r"(value));
    return value;
}

inline void set_thread_pointer(Word value) {
    if constexpr (config::flag("FSGSBASE_INST")) {
        asm volatile("wrfsbase %0" ::"r"(value) : "memory");
    } else {
        // A function of this name exists only with that option; hence the preprocessor.
#ifdef SELFE_HAS_seL4_SetTLSBase
        sys::seL4_SetTLSBase(value);
#else
        static_assert(config::flag("FSGSBASE_INST"),
                      "a thread cannot set its TLS base: the kernel needs KernelFSGSBase inst or "
                      "KernelSetTLSBaseSelf");
#endif
    }
}

/// Alignment of the stack pointer before a call ("System V Application Binary Interface, AMD64
/// Architecture Processor Supplement", section "The Stack Frame"); at a function's entry it is one
/// word, the return address, lower.
inline constexpr Word stack_alignment = 16;

/// Registers with which a thread begins to run `entry(argument)`; `stack_top` is aligned. The frame
/// pointer is zero: here the chain of callers ends. `entry` never returns, so the word where its
/// return address would be is not read.
[[nodiscard]] inline UserContext entry_registers(void (*entry)(void*), void* argument,
                                                 Word stack_top, Word thread_pointer) {
    UserContext registers{};
    registers.rip = reinterpret_cast<Word>(entry);
    registers.rsp = stack_top - sizeof(Word);
    registers.rdi = reinterpret_cast<Word>(argument);
    registers.fs_base = thread_pointer;
    return registers;
}

}  // namespace selfe::arch
