// What the fault cases must know of AArch32.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>

#include "selfe/tcb.hpp"

namespace selfe::conformance {

extern "C" {
// arch/aarch32/faulting_code.S: one instruction each, then an unknown system call.
extern const char selfe_conformance_fault_trap[];
extern const char selfe_conformance_fault_load[];   ///< the word at the address in r0 into r1
extern const char selfe_conformance_fault_store[];  ///< r1 to the address in r0
extern const char selfe_conformance_fault_undefined[];
extern const char selfe_conformance_fault_privileged[];
extern const char selfe_conformance_fault_misaligned_atomic[];  ///< an exclusive load from r0
}

inline constexpr Word instruction_size = 4;

/// The registers of a thread that begins at `code`, with an address and a value for it.
inline UserContext registers_at(const void* code, Word address = 0, Word value = 0) {
    UserContext registers{};
    registers.pc = reinterpret_cast<Word>(code);
    registers.r0 = address;
    registers.r1 = value;
    return registers;
}

/// The register that `load` fills, in the message of the unknown system call behind it.
inline constexpr size_t loaded_word = sys::seL4_UnknownSyscall_R1;

/// An address that belongs to the kernel whatever its configuration: the highest page.
inline constexpr Word kernel_address = ~Word{0} - 0xfff;

/// Whether a VMFault's status is a write's: bit WnR ("Arm Architecture Reference Manual for
/// ARMv7-A", section "DFSR, Data Fault Status Register").
constexpr bool is_write(Word status) {
    return (status >> 11 & 1) != 0;
}

}  // namespace selfe::conformance
