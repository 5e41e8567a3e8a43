// Fills and compares the floating-point and Advanced SIMD registers, AArch32.
// SPDX-License-Identifier: BSD-2-Clause

.syntax unified
.arm
.fpu neon
.section .text.selfe_conformance_fpu, "ax"

// void selfe_conformance_fill_fpu(Word value): the words of d0 to d31, from `value` up.
.global selfe_conformance_fill_fpu
.type selfe_conformance_fill_fpu, %function
selfe_conformance_fill_fpu:
    // Live: r0 = next value, r1, r14.
.irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
    add     r1, r0, #1
    vmov    d\n, r0, r1
    add     r0, r0, #2
.endr
    bx      lr
.size selfe_conformance_fill_fpu, . - selfe_conformance_fill_fpu

// Word selfe_conformance_count_fpu(Word value): how many of the 64 words hold what was filled in.
.global selfe_conformance_count_fpu
.type selfe_conformance_count_fpu, %function
selfe_conformance_count_fpu:
    // Live: r0 = next value, r1 = count, r2, r3 = one register, r14.
    mov     r1, #0
.irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
    vmov    r2, r3, d\n
    cmp     r2, r0
    addeq   r1, r1, #1
    add     r0, r0, #1
    cmp     r3, r0
    addeq   r1, r1, #1
    add     r0, r0, #1
.endr
    mov     r0, r1
    bx      lr
.size selfe_conformance_count_fpu, . - selfe_conformance_count_fpu

// void selfe_conformance_set_rounding(Word mode), Word selfe_conformance_rounding(): FPSCR.RMode.
.global selfe_conformance_set_rounding
.type selfe_conformance_set_rounding, %function
selfe_conformance_set_rounding:
    // Live: r0 = mode, r14.
    lsl     r0, r0, #22
    vmsr    fpscr, r0
    bx      lr
.size selfe_conformance_set_rounding, . - selfe_conformance_set_rounding

.global selfe_conformance_rounding
.type selfe_conformance_rounding, %function
selfe_conformance_rounding:
    // Live: r14.
    vmrs    r0, fpscr
    ubfx    r0, r0, #22, #2
    bx      lr
.size selfe_conformance_rounding, . - selfe_conformance_rounding
