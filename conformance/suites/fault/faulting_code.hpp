// Instructions that fault, the registers that they begin with, and what a fault says of them.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>

#include "faulting_registers.hpp"

namespace selfe::conformance {

extern "C" {
// arch/<arch>/faulting_code.S: one instruction each, then an unknown system call. Those that only
// one architecture has are in its faulting_registers.hpp.
extern const char selfe_conformance_fault_trap[];
extern const char selfe_conformance_fault_load[];   ///< from `load_address` to `value_register`
extern const char selfe_conformance_fault_store[];  ///< `value_register` to `store_address`
extern const char selfe_conformance_fault_undefined[];
extern const char selfe_conformance_fault_privileged[];
}

/// The registers of a thread that begins at `code`, with an address and a value for it.
inline UserContext registers_at(const void* code, Word address = 0, Word value = 0) {
    UserContext registers{};
    registers.*program_counter = reinterpret_cast<Word>(code);
    registers.*load_address = address;
    registers.*store_address = address;
    registers.*value_register = value;
    return registers;
}

/// An address that belongs to the kernel whatever its configuration: the highest page.
inline constexpr Word kernel_address = ~Word{0} - 0xfff;

/// Whether a VMFault's status is a write's.
constexpr bool is_write(Word status) {
    return (status >> write_bit & 1) != 0;
}

}  // namespace selfe::conformance
