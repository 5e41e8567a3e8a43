// The registers that arch/aarch64/probe.S works with.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/register.hpp"

namespace selfe::conformance::probe_register {

inline constexpr Register program_counter = &UserContext::pc;
inline constexpr Register cptr = &UserContext::x0;     ///< of the call: the invoked capability
inline constexpr Register info = &UserContext::x1;     ///< of the call: what the message is
inline constexpr Register number = &UserContext::x7;   ///< of the call: which system call it is
inline constexpr Register word = &UserContext::x2;     ///< what is read or written: the message
inline constexpr Register address = &UserContext::x6;  ///< where

}  // namespace selfe::conformance::probe_register
