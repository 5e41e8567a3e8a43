// The registers that arch/x86_64/probe.S works with.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/register.hpp"

namespace selfe::conformance::probe_register {

inline constexpr Register program_counter = &UserContext::rip;
inline constexpr Register cptr = &UserContext::rdi;     ///< of the call: the invoked capability
inline constexpr Register info = &UserContext::rsi;     ///< of the call: what the message is
inline constexpr Register number = &UserContext::rdx;   ///< of the call: which system call it is
inline constexpr Register word = &UserContext::r10;     ///< what is read or written: the message
inline constexpr Register address = &UserContext::r12;  ///< where

}  // namespace selfe::conformance::probe_register
