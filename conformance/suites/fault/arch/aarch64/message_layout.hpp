// Which registers messages about faults have, and values for them, AArch64.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>

#include "selfe/conformance/register.hpp"

namespace selfe::conformance {

/// N, Z, C, V ("Arm Architecture Reference Manual", section "Saved Program Status Register"): what
/// of the status a thread can change.
inline constexpr Word flags_mask = 0xf000'0000;
inline constexpr Word stack = 0x7'0000'1230;
inline constexpr Word other_stack = 0x7'0000'4560;
inline constexpr Word link = 0x6'0000'7770;
inline constexpr Word other_link = 0x6'0000'8880;

inline constexpr Register status_register = &UserContext::spsr;
inline constexpr Register link_register = &UserContext::x30;
/// The registers that an UnknownSyscall's words begin with.
inline constexpr Word argument_count = 8;
inline constexpr Register argument_registers[argument_count] = {
    &UserContext::x0, &UserContext::x1, &UserContext::x2, &UserContext::x3,
    &UserContext::x4, &UserContext::x5, &UserContext::x6, &UserContext::x7};
/// The status in an UnknownSyscall's words.
inline constexpr size_t flags_word = sys::seL4_UnknownSyscall_SPSR;

/// The registers that no message about an UnknownSyscall has.
inline constexpr Register untouched_registers[] = {
    &UserContext::x8,         &UserContext::x9,  &UserContext::x10, &UserContext::x11,
    &UserContext::x12,        &UserContext::x13, &UserContext::x14, &UserContext::x15,
    &UserContext::x19,        &UserContext::x28, &UserContext::x29, &UserContext::tpidr_el0,
    &UserContext::tpidrro_el0};

}  // namespace selfe::conformance
