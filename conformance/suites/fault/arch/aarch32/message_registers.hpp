// Registers that differ from each other, and where messages about faults have them, AArch32.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "faulting_thread.hpp"

namespace selfe::conformance {

/// N, Z, C, V, Q ("Arm Architecture Reference Manual for ARMv7-A", section "Program Status
/// Registers"): what of the status a thread can change.
inline constexpr Word flags_mask = 0xf800'0000;
inline constexpr Word stack = 0x7000'1230;
inline constexpr Word other_stack = 0x7000'4560;
inline constexpr Word link = 0x6000'7770;
inline constexpr Word other_link = 0x6000'8880;

/// The status in an UnknownSyscall's words.
inline constexpr size_t flags_word = sys::seL4_UnknownSyscall_CPSR;

inline Word link_register(const UserContext& registers) {
    return registers.r14;
}

/// The registers that no message about an UnknownSyscall has.
struct UntouchedRegisters {
    Word words[7];

    explicit UntouchedRegisters(const UserContext& registers)
        : words{registers.r8,  registers.r9,       registers.r10,     registers.r11,
                registers.r12, registers.tpidrurw, registers.tpidruro} {}
};

/// Registers of which those in the message have values of their own.
inline UserContext distinct_registers(const void* code, const Word (&arguments)[8], Word flags) {
    UserContext registers{};
    registers.pc = address_of(code);
    registers.sp = stack;
    registers.cpsr = flags;
    registers.r0 = arguments[0];
    registers.r1 = arguments[1];
    registers.r2 = arguments[2];
    registers.r3 = arguments[3];
    registers.r4 = arguments[4];
    registers.r5 = arguments[5];
    registers.r6 = arguments[6];
    registers.r7 = arguments[7];
    registers.r14 = link;
    return registers;
}

}  // namespace selfe::conformance
