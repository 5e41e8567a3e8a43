// Where AArch32's registers lie in a UserContext, and what its flags mean.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>

#include "selfe/arch/thread.hpp"
#include "selfe/conformance/register.hpp"

namespace selfe::conformance {

/// Where the flags lie in a UserContext, which of their bits belong to the user: N, Z, C, V, Q
/// ("Arm Architecture Reference Manual for ARMv7-A", section "Program Status Registers"), and their
/// mode in user space.
inline constexpr Word flags_index = 2;
inline constexpr Word user_flags = 0xf8000000;
inline constexpr Word user_mode = 0x10;
static_assert(offsetof(UserContext, cpsr) == flags_index * sizeof(Word));

/// The first registers of a UserContext: pc, sp, flags and those that are banked or a system call
/// uses; what TCB.CopyRegisters calls the frame. The others are its integer registers.
inline constexpr Word frame_register_count = 10;
static_assert(offsetof(UserContext, r2) == frame_register_count * sizeof(Word));

inline constexpr Register first_argument = &UserContext::r0;  ///< of a function
inline constexpr Register tls_base =
    arch::thread_register_is_read_only ? &UserContext::tpidruro : &UserContext::tpidrurw;

/// The register that a thread can only read.
inline constexpr size_t read_only_index = offsetof(UserContext, tpidruro) / sizeof(Word);

}  // namespace selfe::conformance
