// What the fault cases must know of x86_64.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>

#include "selfe/tcb.hpp"

namespace selfe::conformance {

extern "C" {
// arch/x86_64/faulting_code.S: one instruction each, then an unknown system call.
extern const char selfe_conformance_fault_trap[];
extern const char selfe_conformance_fault_load[];   ///< the word at the address in rsi into rax
extern const char selfe_conformance_fault_store[];  ///< rax to the address in rdi
extern const char selfe_conformance_fault_undefined[];
extern const char selfe_conformance_fault_privileged[];
extern const char selfe_conformance_fault_divide[];    ///< by ecx
extern const char selfe_conformance_fault_port_in[];   ///< from the port in dx
extern const char selfe_conformance_fault_port_out[];  ///< to the port in dx
}

inline constexpr Word instruction_size = 2;

/// The registers of a thread that begins at `code`, with an address and a value for it.
inline UserContext registers_at(const void* code, Word address = 0, Word value = 0) {
    UserContext registers{};
    registers.rip = reinterpret_cast<Word>(code);
    registers.rsi = address;
    registers.rdi = address;
    registers.rax = value;
    return registers;
}

/// The register that `load` fills, in the message of the unknown system call behind it.
inline constexpr size_t loaded_word = sys::seL4_UnknownSyscall_RAX;

/// An address that belongs to the kernel whatever its configuration: the highest page.
inline constexpr Word kernel_address = ~Word{0} - 0xfff;

/// Whether a VMFault's status is a write's: bit W/R of a page fault's error code ("Intel 64 and
/// IA-32 Architectures Software Developer's Manual", volume 3, section "Page-Fault Exceptions").
constexpr bool is_write(Word status) {
    return (status >> 1 & 1) != 0;
}

}  // namespace selfe::conformance
