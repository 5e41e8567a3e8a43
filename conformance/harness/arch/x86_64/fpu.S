// Fills and compares the SSE and x87 registers, x86_64.
// SPDX-License-Identifier: BSD-2-Clause

.section .text.selfe_conformance_fpu, "ax"

// void selfe_conformance_fill_fpu(Word value): the halves of xmm0 to xmm15 and seven numbers on the
// x87 unit's stack, from `value` up. The stack has eight places: the last one stays free for loads
// and stores.
.global selfe_conformance_fill_fpu
.type selfe_conformance_fill_fpu, @function
selfe_conformance_fill_fpu:
    // Live: rdi = next value.
.irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
    movq    %rdi, -16(%rsp)
    incq    %rdi
    movq    %rdi, -8(%rsp)
    incq    %rdi
    movdqu  -16(%rsp), %xmm\n
.endr
    fninit
.rept 7
    movq    %rdi, -8(%rsp)
    fildq   -8(%rsp)
    incq    %rdi
.endr
    ret
.size selfe_conformance_fill_fpu, . - selfe_conformance_fill_fpu

// Word selfe_conformance_count_fpu(Word value): how many of the 39 words hold what was filled in.
// Only once: it empties the x87 unit's stack.
.global selfe_conformance_count_fpu
.type selfe_conformance_count_fpu, @function
selfe_conformance_count_fpu:
    // Live: rdi = next value, rax = count, rdx = what is compared.
    xorl    %eax, %eax
.macro count_if_equal
    xorl    %ecx, %ecx
    cmpq    %rdi, %rdx
    sete    %cl
    addq    %rcx, %rax
.endm
.irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
    movq    %xmm\n, %rdx
    count_if_equal
    incq    %rdi
    movhlps %xmm\n, %xmm\n
    movq    %xmm\n, %rdx
    count_if_equal
    incq    %rdi
.endr
    addq    $7, %rdi    // the number pushed last comes first
.rept 7
    decq    %rdi
    fistpq  -8(%rsp)
    movq    -8(%rsp), %rdx
    count_if_equal
.endr
    ret
.size selfe_conformance_count_fpu, . - selfe_conformance_count_fpu

// void selfe_conformance_set_rounding(Word mode), Word selfe_conformance_rounding(): MXCSR.RC and
// the x87 control word's; 4 if the two differ.
.global selfe_conformance_set_rounding
.type selfe_conformance_set_rounding, @function
selfe_conformance_set_rounding:
    // Live: rdi = mode.
    movl    %edi, %eax
    shll    $13, %eax
    orl     $0x1f80, %eax    // all exceptions masked
    movl    %eax, -8(%rsp)
    ldmxcsr -8(%rsp)
    movl    %edi, %eax
    shll    $10, %eax
    orl     $0x037f, %eax    // the same, and full precision
    movl    %eax, -8(%rsp)
    fldcw   -8(%rsp)
    ret
.size selfe_conformance_set_rounding, . - selfe_conformance_set_rounding

.global selfe_conformance_rounding
.type selfe_conformance_rounding, @function
selfe_conformance_rounding:
    stmxcsr -8(%rsp)
    movl    -8(%rsp), %eax
    shrl    $13, %eax
    andl    $3, %eax
    fnstcw  -8(%rsp)
    movzwl  -8(%rsp), %ecx
    shrl    $10, %ecx
    andl    $3, %ecx
    cmpl    %ecx, %eax
    je      1f
    movl    $4, %eax
1:  ret
.size selfe_conformance_rounding, . - selfe_conformance_rounding
