// Address space identifiers on Arm: labels of their methods, and what the processor must forget.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "machine/cpu.hpp"

namespace kernel::arch {

/// Methods of seL4_ARM_ASIDControl and seL4_ARM_ASIDPool.
inline constexpr Word asid_make_pool = ARMASIDControlMakePool;
inline constexpr Word asid_assign = ARMASIDPoolAssign;

/// The VSpace loses its identifier: no translation under it may serve the next one that gets it.
inline void forget_asid(Word asid) {
    machine::invalidate_asid(asid);
}

}  // namespace kernel::arch
