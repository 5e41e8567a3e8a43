/* Where the trap code of AArch32 saves each register, in bytes from the start of the user context. */
/* SPDX-License-Identifier: BSD-2-Clause */
/* Read by assembly and C++; arch/user_context.hpp checks the offsets against the structure. */
#pragma once

#define CONTEXT_R(n) (4 * (n)) /* r0 .. r14 */
#define CONTEXT_PC 60          /* and behind it cpsr, as instructions SRS and RFE have them */
#define CONTEXT_CPSR 64
#define CONTEXT_TPIDRURW 68
#define CONTEXT_TPIDRURO 72
