// A store that is exclusive, with a system call between it and its load, AArch32.
// SPDX-License-Identifier: BSD-2-Clause

.syntax unified
.arm
.section .text.selfe_conformance_store_exclusive, "ax"

// Word selfe_conformance_store_exclusive(Word* place, Word system_call): loads the word, makes the
// system call unless it is 0, and stores the word; whether the store was refused.
.global selfe_conformance_store_exclusive
.type selfe_conformance_store_exclusive, %function
selfe_conformance_store_exclusive:
    // Live: r0, r1, r4 to r7, r14; nothing between load and store touches memory.
    push    {r4, r5, r6, r7}
    mov     r4, r0
    mov     r7, r1
    ldrex   r5, [r4]
    cmp     r7, #0
    beq     1f
    svc     #0
1:  strex   r0, r5, [r4]
    pop     {r4, r5, r6, r7}
    bx      lr
.size selfe_conformance_store_exclusive, . - selfe_conformance_store_exclusive

.section .note.GNU-stack, "", %progbits
