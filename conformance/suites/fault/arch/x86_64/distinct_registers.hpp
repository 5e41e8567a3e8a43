// A thread's registers, each with a value of its own, x86_64.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/tcb.hpp"

namespace selfe::conformance {

/// CF, PF, AF, ZF, SF, OF ("Intel 64 and IA-32 Architectures Software Developer's Manual", volume
/// 1, section "EFLAGS Register"): status flags, which a thread changes and nothing depends on.
inline constexpr Word flags_mask = 0x8d5;
inline constexpr Word flags = 0x891;
inline constexpr Word other_flags = 0x044;
inline constexpr Word stack = 0x7'0000'1230;
inline constexpr Word other_stack = 0x7'0000'4560;

/// What `distinct_registers` gives the register of word `i` of an UnknownSyscall message.
constexpr Word distinct_register(Word i) {
    return 0xa000 + i;
}

/// The register of word `i` of an UnknownSyscall message: both have rax to r15 in one order.
inline Word& general_register(UserContext& registers, Word i) {
    return (&registers.rax)[i];
}

inline UserContext distinct_registers(const void* code) {
    UserContext registers{};
    registers.rip = reinterpret_cast<Word>(code);
    registers.rsp = stack;
    registers.rflags = flags;
    for (Word i = 0; i < sys::seL4_UnknownSyscall_FaultIP; ++i) {
        general_register(registers, i) = distinct_register(i);
    }
    return registers;
}

}  // namespace selfe::conformance
