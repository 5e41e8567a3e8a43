// Where AArch64's registers lie in a UserContext, and what its flags mean.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>

#include "selfe/conformance/register.hpp"

namespace selfe::conformance {

/// Where the flags lie in a UserContext, which of their bits belong to the user: N, Z, C, V ("Arm
/// Architecture Reference Manual", section "Saved Program Status Register"), and their mode in user
/// space (EL0t).
inline constexpr Word flags_index = 2;
inline constexpr Word user_flags = 0xf0000000;
inline constexpr Word user_mode = 0;
static_assert(offsetof(UserContext, spsr) == flags_index * sizeof(Word));

/// The first registers of a UserContext: pc, sp, flags and those that a system call uses; what
/// TCB.CopyRegisters calls the frame. The others are its integer registers.
inline constexpr Word frame_register_count = 17;
static_assert(offsetof(UserContext, x9) == frame_register_count * sizeof(Word));

inline constexpr Register first_argument = &UserContext::x0;  ///< of a function
inline constexpr Register tls_base = &UserContext::tpidr_el0;

/// The register that a thread can only read.
inline constexpr size_t read_only_index = offsetof(UserContext, tpidrro_el0) / sizeof(Word);

}  // namespace selfe::conformance
