// Which registers messages about faults have, and values for them, AArch32.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>

#include "selfe/conformance/register.hpp"

namespace selfe::conformance {

/// N, Z, C, V, Q ("Arm Architecture Reference Manual for ARMv7-A", section "Program Status
/// Registers"): what of the status a thread can change.
inline constexpr Word flags_mask = 0xf800'0000;
inline constexpr Word stack = 0x7000'1230;
inline constexpr Word other_stack = 0x7000'4560;
inline constexpr Word link = 0x6000'7770;
inline constexpr Word other_link = 0x6000'8880;

inline constexpr Register status_register = &UserContext::cpsr;
inline constexpr Register link_register = &UserContext::r14;
/// The registers that an UnknownSyscall's words begin with.
inline constexpr Word argument_count = 8;
inline constexpr Register argument_registers[argument_count] = {
    &UserContext::r0, &UserContext::r1, &UserContext::r2, &UserContext::r3,
    &UserContext::r4, &UserContext::r5, &UserContext::r6, &UserContext::r7};
/// The status in an UnknownSyscall's words.
inline constexpr size_t flags_word = sys::seL4_UnknownSyscall_CPSR;

/// The registers that no message about an UnknownSyscall has.
inline constexpr Register untouched_registers[] = {
    &UserContext::r8,  &UserContext::r9,       &UserContext::r10,     &UserContext::r11,
    &UserContext::r12, &UserContext::tpidrurw, &UserContext::tpidruro};

}  // namespace selfe::conformance
