// One system call with chosen registers, and which of them it must leave alone.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>

#include "selfe/conformance/arch/trap_registers.hpp"

namespace selfe::conformance {

/// Traps with exactly these registers and stores back what they held afterwards.
extern "C" void selfe_conformance_trap(Trap* registers);
/// The instruction that does it: where a fault of the system call itself is reported.
extern "C" const char selfe_conformance_trap_instruction[];

/// Gives each register that a system call must hand back a value of its own, save the call's
/// number.
inline void mark_preserved(Trap& registers) {
    constexpr Word mark = Word{0xfeed} << (word_bits - 16);
    const Word call = registers.number();
    for (size_t i = Trap::first_preserved; i < Trap::register_count; ++i) {
        registers.x[i] = mark | i;
    }
    registers.number() = call;
}

/// Whether all of them are as they were `before`.
inline bool has_preserved(const Trap& registers, const Trap& before) {
    for (size_t i = Trap::first_preserved; i < Trap::register_count; ++i) {
        if (registers.x[i] != before.x[i]) {
            return false;
        }
    }
    return true;
}

}  // namespace selfe::conformance
