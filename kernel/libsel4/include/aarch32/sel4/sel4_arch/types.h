/* Register sets of AArch32. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/simple_types.h>

/**
 * A thread's user registers, in the order of TCB_ReadRegisters and TCB_WriteRegisters.
 *
 * The first block is what CopyRegisters calls the frame registers, the second the integer ones.
 */
typedef struct seL4_UserContext_ {
    seL4_Word pc, sp, cpsr, r0, r1, r8, r9, r10, r11, r12;
    seL4_Word r2, r3, r4, r5, r6, r7, r14;
    seL4_Word tpidrurw, tpidruro;
} seL4_UserContext;
