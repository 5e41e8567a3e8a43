/* Register sets of x86-64. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/simple_types.h>

typedef seL4_CPtr seL4_X64_PML4;

/**
 * A thread's user registers, in the order of TCB_ReadRegisters and TCB_WriteRegisters.
 *
 * The first block is what CopyRegisters calls the frame registers, the second the integer ones.
 */
typedef struct seL4_UserContext_ {
    seL4_Word rip, rsp, rflags, rax, rbx, rcx, rdx, rsi, rdi, rbp;
    seL4_Word r8, r9, r10, r11, r12, r13, r14, r15;
    seL4_Word fs_base, gs_base;
} seL4_UserContext;
