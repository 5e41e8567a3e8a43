// Fills and compares the floating-point and SIMD registers, AArch64.
// SPDX-License-Identifier: BSD-2-Clause

.arch armv8-a+fp+simd
.section .text.selfe_conformance_fpu, "ax"

// void selfe_conformance_fill_fpu(Word value): the halves of v0 to v31, from `value` up.
.global selfe_conformance_fill_fpu
.type selfe_conformance_fill_fpu, %function
selfe_conformance_fill_fpu:
    // Live: x0 = next value, x30.
.irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
    ins     v\n\().d[0], x0
    add     x0, x0, #1
    ins     v\n\().d[1], x0
    add     x0, x0, #1
.endr
    ret
.size selfe_conformance_fill_fpu, . - selfe_conformance_fill_fpu

// Word selfe_conformance_count_fpu(Word value): how many of the 64 halves hold what was filled in.
.global selfe_conformance_count_fpu
.type selfe_conformance_count_fpu, %function
selfe_conformance_count_fpu:
    // Live: x0 = next value, x1 = count, x30.
    mov     x1, #0
.irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
    umov    x2, v\n\().d[0]
    cmp     x2, x0
    cinc    x1, x1, eq
    add     x0, x0, #1
    umov    x2, v\n\().d[1]
    cmp     x2, x0
    cinc    x1, x1, eq
    add     x0, x0, #1
.endr
    mov     x0, x1
    ret
.size selfe_conformance_count_fpu, . - selfe_conformance_count_fpu

// void selfe_conformance_set_rounding(Word mode), Word selfe_conformance_rounding(): FPCR.RMode.
.global selfe_conformance_set_rounding
.type selfe_conformance_set_rounding, %function
selfe_conformance_set_rounding:
    // Live: x0 = mode, x30.
    lsl     x0, x0, #22
    msr     fpcr, x0
    ret
.size selfe_conformance_set_rounding, . - selfe_conformance_set_rounding

.global selfe_conformance_rounding
.type selfe_conformance_rounding, %function
selfe_conformance_rounding:
    // Live: x30.
    mrs     x0, fpcr
    ubfx    x0, x0, #22, #2
    ret
.size selfe_conformance_rounding, . - selfe_conformance_rounding
