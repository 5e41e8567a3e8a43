// What the instructions that fault work with, x86_64.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>

#include "selfe/conformance/register.hpp"

namespace selfe::conformance {

extern "C" {
// arch/x86_64/faulting_code.S
extern const char selfe_conformance_fault_divide[];        ///< by ecx
extern const char selfe_conformance_fault_load_segment[];  ///< ds from eax
extern const char selfe_conformance_fault_port_in[];       ///< from the port in dx
extern const char selfe_conformance_fault_port_out[];      ///< to the port in dx
}

inline constexpr Word instruction_size = 2;

inline constexpr Register program_counter = &UserContext::rip;
inline constexpr Register load_address = &UserContext::rsi;
inline constexpr Register store_address = &UserContext::rdi;
inline constexpr Register value_register = &UserContext::rax;  ///< what is loaded or stored
/// The same in the message of the unknown system call behind the instruction.
inline constexpr size_t loaded_word = sys::seL4_UnknownSyscall_RAX;

/// Whether a thread that comes back from a system call may have lost the register that this word of
/// an UnknownSyscall message shows: a `syscall` saves neither rsp nor what it overwrites, so what
/// is reported next is what the kernel saw last, be it a tick's ("Intel 64 and IA-32 Architectures
/// Software Developer's Manual", volume 2, SYSCALL).
constexpr bool is_lost_in_system_calls(size_t word) {
    return word == sys::seL4_UnknownSyscall_SP || word == sys::seL4_UnknownSyscall_RCX ||
           word == sys::seL4_UnknownSyscall_R11;
}

/// What makes a VMFault's status a write's: bit W/R of a page fault's error code ("Intel 64 and
/// IA-32 Architectures Software Developer's Manual", volume 3, section "Page-Fault Exceptions").
inline constexpr Word write_bit = 1;

}  // namespace selfe::conformance
