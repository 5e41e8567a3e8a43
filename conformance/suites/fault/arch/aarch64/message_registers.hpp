// Registers that differ from each other, and where messages about faults have them, AArch64.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "faulting_thread.hpp"

namespace selfe::conformance {

/// N, Z, C, V ("Arm Architecture Reference Manual", section "Saved Program Status Register"): what
/// of the status a thread can change.
inline constexpr Word flags_mask = 0xf000'0000;
inline constexpr Word stack = 0x7'0000'1230;
inline constexpr Word other_stack = 0x7'0000'4560;
inline constexpr Word link = 0x6'0000'7770;
inline constexpr Word other_link = 0x6'0000'8880;

/// The status in an UnknownSyscall's words.
inline constexpr size_t flags_word = sys::seL4_UnknownSyscall_SPSR;

inline Word link_register(const UserContext& registers) {
    return registers.x30;
}

/// The registers that no message about an UnknownSyscall has.
struct UntouchedRegisters {
    Word words[7];

    explicit UntouchedRegisters(const UserContext& registers)
        : words{registers.x8,  registers.x9,        registers.x19,        registers.x28,
                registers.x29, registers.tpidr_el0, registers.tpidrro_el0} {}
};

/// Registers of which those in the message have values of their own.
inline UserContext distinct_registers(const void* code, const Word (&arguments)[8], Word flags) {
    UserContext registers{};
    registers.pc = address_of(code);
    registers.sp = stack;
    registers.spsr = flags;
    registers.x0 = arguments[0];
    registers.x1 = arguments[1];
    registers.x2 = arguments[2];
    registers.x3 = arguments[3];
    registers.x4 = arguments[4];
    registers.x5 = arguments[5];
    registers.x6 = arguments[6];
    registers.x7 = arguments[7];
    registers.x30 = link;
    return registers;
}

}  // namespace selfe::conformance
