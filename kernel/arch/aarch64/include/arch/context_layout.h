/* Where the trap code of AArch64 saves each register, in bytes from the start of the user context. */
/* SPDX-License-Identifier: BSD-2-Clause */
/* Read by assembly and C++; arch/user_context.hpp checks the offsets against the structure. */
#pragma once

#define CONTEXT_X(n) (8 * (n)) /* x0 .. x30 */
#define CONTEXT_SP 248
#define CONTEXT_PC 256
#define CONTEXT_SPSR 264
#define CONTEXT_TPIDR 272
#define CONTEXT_TPIDRRO 280
