// What the instructions that fault work with, AArch32.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>

#include "selfe/conformance/register.hpp"

namespace selfe::conformance {

extern "C" {
// arch/aarch32/faulting_code.S
extern const char selfe_conformance_fault_misaligned_atomic[];  ///< an exclusive load from r0
}

inline constexpr Word instruction_size = 4;

inline constexpr Register program_counter = &UserContext::pc;
inline constexpr Register load_address = &UserContext::r0;
inline constexpr Register store_address = &UserContext::r0;
inline constexpr Register value_register = &UserContext::r1;  ///< what is loaded or stored
/// The same in the message of the unknown system call behind the instruction.
inline constexpr size_t loaded_word = sys::seL4_UnknownSyscall_R1;

/// Whether a thread that comes back from a system call may have lost the register that this word of
/// an UnknownSyscall message shows: none.
constexpr bool is_lost_in_system_calls(size_t /*word*/) {
    return false;
}

/// What makes a VMFault's status a write's: bit WnR ("Arm Architecture Reference Manual for
/// ARMv7-A", section "DFSR, Data Fault Status Register").
inline constexpr Word write_bit = 11;

}  // namespace selfe::conformance
