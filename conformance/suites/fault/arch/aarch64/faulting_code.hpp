// What the fault cases must know of AArch64.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>

#include "selfe/tcb.hpp"

namespace selfe::conformance {

extern "C" {
// arch/aarch64/faulting_code.S: one instruction each, then an unknown system call.
extern const char selfe_conformance_fault_trap[];
extern const char selfe_conformance_fault_load[];   ///< the word at the address in x0 into x1
extern const char selfe_conformance_fault_store[];  ///< x1 to the address in x0
extern const char selfe_conformance_fault_undefined[];
extern const char selfe_conformance_fault_privileged[];
extern const char selfe_conformance_fault_breakpoint[];
extern const char selfe_conformance_fault_misaligned_atomic[];  ///< an exclusive load from x0
}

inline constexpr Word instruction_size = 4;

/// The registers of a thread that begins at `code`, with an address and a value for it.
inline UserContext registers_at(const void* code, Word address = 0, Word value = 0) {
    UserContext registers{};
    registers.pc = reinterpret_cast<Word>(code);
    registers.x0 = address;
    registers.x1 = value;
    return registers;
}

/// The register that `load` fills, in the message of the unknown system call behind it.
inline constexpr size_t loaded_word = sys::seL4_UnknownSyscall_X1;

/// An address that belongs to the kernel whatever its configuration: the highest page.
inline constexpr Word kernel_address = ~Word{0} - 0xfff;

/// Whether a VMFault's status is a write's: bit WnR ("Arm Architecture Reference Manual", section
/// "ESR_EL1, Exception Syndrome Register", ISS encoding for an exception from a Data Abort).
constexpr bool is_write(Word status) {
    return (status >> 6 & 1) != 0;
}

}  // namespace selfe::conformance
