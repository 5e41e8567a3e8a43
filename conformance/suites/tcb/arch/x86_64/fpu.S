// Fills and compares the SSE and x87 registers, x86_64.
// SPDX-License-Identifier: BSD-2-Clause

.section .text.selfe_conformance_fpu, "ax"

// void selfe_conformance_fill_fpu(Word value): both halves of xmm0 to xmm15, and seven numbers on
// the x87 unit's stack. It has eight places: the last one stays free for loads and stores.
.global selfe_conformance_fill_fpu
.type selfe_conformance_fill_fpu, @function
selfe_conformance_fill_fpu:
    // Live: rdi = value.
.irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
    movq    %rdi, %xmm\n
    punpcklqdq %xmm\n, %xmm\n
.endr
    movq    %rdi, -8(%rsp)
    fninit
.rept 7
    fildq   -8(%rsp)
.endr
    ret
.size selfe_conformance_fill_fpu, . - selfe_conformance_fill_fpu

// Word selfe_conformance_count_fpu(Word value): how many of the 39 words hold the value. Only
// once: it empties the x87 unit's stack.
.global selfe_conformance_count_fpu
.type selfe_conformance_count_fpu, @function
selfe_conformance_count_fpu:
    // Live: rdi = value, rax = count, rdx = what is compared.
    xorl    %eax, %eax
.macro count_if_equal
    xorl    %ecx, %ecx
    cmpq    %rdi, %rdx
    sete    %cl
    addq    %rcx, %rax
.endm
.rept 7
    fistpq  -8(%rsp)
    movq    -8(%rsp), %rdx
    count_if_equal
.endr
.irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
    movq    %xmm\n, %rdx
    count_if_equal
    movhlps %xmm\n, %xmm\n
    movq    %xmm\n, %rdx
    count_if_equal
.endr
    ret
.size selfe_conformance_count_fpu, . - selfe_conformance_count_fpu
