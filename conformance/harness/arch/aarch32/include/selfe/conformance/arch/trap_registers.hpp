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
    Word& reply() { return x[6]; }  ///< in: the reply object of a receive, where there are such
};

}  // namespace selfe::conformance
