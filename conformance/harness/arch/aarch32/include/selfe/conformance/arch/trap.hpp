// One system call with every general register in hand, AArch32.
// SPDX-License-Identifier: BSD-2-Clause
//
// Register roles: seL4's calling convention for AArch32, as libsel4's own system call stubs use it.
#pragma once

#include <stddef.h>

#include "selfe/word.hpp"

namespace selfe::conformance {

/// The register file around one `svc`: filled in before, and as the kernel left it after.
struct Trap {
    static constexpr size_t register_count = 14;         ///< r0 to r12, r14
    static constexpr size_t message_register_count = 4;  ///< r2 to r5
    /// A system call may change r0 to r5 (its results); all others come back as they were.
    static constexpr size_t first_preserved = 6;
    static constexpr Word instruction_size = 4;  ///< bytes of `svc`

    Word x[register_count];

    bool operator==(const Trap& other) const = default;

    Word& cptr() { return x[0]; }   ///< in: the invoked capability
    Word& badge() { return x[0]; }  ///< out: the badge
    Word& info() { return x[1]; }
    Word& message_register(size_t index) { return x[2 + index]; }
    Word& number() { return x[7]; }

    /// Gives each register that a system call must hand back a value of its own, save the call's
    /// number.
    void mark_preserved() {
        const Word call = number();
        for (size_t i = first_preserved; i < register_count; ++i) {
            x[i] = 0xfeed'0000 | i;
        }
        number() = call;
    }
    /// Whether all of them are as they were `before`.
    bool has_preserved(const Trap& before) const {
        for (size_t i = first_preserved; i < register_count; ++i) {
            if (x[i] != before.x[i]) {
                return false;
            }
        }
        return true;
    }
};

/// Traps with exactly these registers and stores back what they held afterwards.
extern "C" void selfe_conformance_trap(Trap* registers);
/// The instruction that does it: where a fault of the system call itself is reported.
extern "C" const char selfe_conformance_trap_instruction[];

}  // namespace selfe::conformance
