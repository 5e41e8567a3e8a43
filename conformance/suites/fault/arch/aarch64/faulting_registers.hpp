// What the instructions that fault work with, AArch64.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>

#include "selfe/conformance/register.hpp"

namespace selfe::conformance {

extern "C" {
// arch/aarch64/faulting_code.S
extern const char selfe_conformance_fault_breakpoint[];
extern const char selfe_conformance_fault_misaligned_atomic[];  ///< an exclusive load from x0
// What a kernel may let user level do: into x1, or of the line at x0.
extern const char selfe_conformance_fault_cache_type[];
extern const char selfe_conformance_fault_clean_to_unification[];
extern const char selfe_conformance_fault_clean[];
extern const char selfe_conformance_fault_clean_and_invalidate[];
extern const char selfe_conformance_fault_invalidate_instructions[];
extern const char selfe_conformance_fault_physical_count[];
extern const char selfe_conformance_fault_virtual_count[];
extern const char selfe_conformance_fault_physical_timer[];
extern const char selfe_conformance_fault_virtual_timer[];
extern const char selfe_conformance_fault_cycle_count[];
}

inline constexpr Word instruction_size = 4;

inline constexpr Register program_counter = &UserContext::pc;
inline constexpr Register load_address = &UserContext::x0;
inline constexpr Register store_address = &UserContext::x0;
inline constexpr Register value_register = &UserContext::x1;  ///< what is loaded or stored
/// The same in the message of the unknown system call behind the instruction.
inline constexpr size_t loaded_word = sys::seL4_UnknownSyscall_X1;

/// Whether a thread that comes back from a system call may have lost the register that this word of
/// an UnknownSyscall message shows: none.
constexpr bool is_lost_in_system_calls(size_t /*word*/) {
    return false;
}

/// What makes a VMFault's status a write's: bit WnR ("Arm Architecture Reference Manual", section
/// "ESR_EL1, Exception Syndrome Register", ISS encoding for an exception from a Data Abort).
inline constexpr Word write_bit = 6;

}  // namespace selfe::conformance
