// One system call with chosen registers, and which of them it must leave alone.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>

#include "selfe/config.hpp"
#include "selfe/conformance/arch/trap_registers.hpp"

namespace selfe::conformance {

/// Whether a receive takes a reply object's address in a register of its own.
inline constexpr bool has_reply_register = config::flag_or("KERNEL_MCS", false);

/// Traps with exactly these registers and stores back what they held afterwards.
extern "C" void selfe_conformance_trap(Trap* registers);
/// The instruction that does it: where a fault of the system call itself is reported.
extern "C" const char selfe_conformance_trap_instruction[];

/// Gives each register that a system call must hand back a value of its own, save the call's
/// number and, where there are reply objects, the one that names it: that one is 0.
inline void mark_preserved(Trap& registers) {
    constexpr Word mark = Word{0xfeed} << (word_bits - 16);
    const Word call = registers.number();
    for (size_t i = Trap::first_preserved; i < Trap::register_count; ++i) {
        registers.x[i] = mark | i;
    }
    registers.number() = call;
    if constexpr (has_reply_register) {
        registers.reply() = 0;
    }
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
