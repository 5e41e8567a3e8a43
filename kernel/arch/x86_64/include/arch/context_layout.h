/* Where the trap code of x86-64 saves each register, in bytes from the start of the user context. */
/* SPDX-License-Identifier: BSD-2-Clause */
/* Read by assembly and C++; arch/user_context.hpp checks the offsets against the structure. */
#pragma once

#define CONTEXT_FS_BASE 120
#define CONTEXT_GS_BASE 128
#define CONTEXT_VECTOR 136
#define CONTEXT_ERROR 144
/* The processor itself saves from here on: rip, cs, rflags, rsp, ss. */
#define CONTEXT_RIP 152
/* First byte behind: the stack pointer that a trap starts with. A multiple of 16. */
#define CONTEXT_TOP 192
