// Address space identifiers on x86-64: labels of their methods, and what the processor must forget.
// SPDX-License-Identifier: BSD-2-Clause
//
// The processor does not see them: they only make a capability find out whether what it was mapped
// in still exists.
#pragma once

#include "base/bits.hpp"

namespace kernel::arch {

/// Methods of seL4_X86_ASIDControl and seL4_X86_ASIDPool.
inline constexpr Word asid_make_pool = X86ASIDControlMakePool;
inline constexpr Word asid_assign = X86ASIDPoolAssign;

/// Nothing is to be forgotten: a VSpace in use stays so until another thread runs, and the
/// processor forgets all of a VSpace when it leaves it.
inline void forget_asid(Word) {}

}  // namespace kernel::arch
