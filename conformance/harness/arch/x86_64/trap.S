// One system call with the general registers under control, x86_64.
// SPDX-License-Identifier: BSD-2-Clause
//
// void selfe_conformance_trap(Trap* registers): see selfe/conformance/trap.hpp. It addresses the
// 14 words of trap_registers.hpp.

.section .text.selfe_conformance_trap, "ax"
.global selfe_conformance_trap
.global selfe_conformance_trap_instruction
.type selfe_conformance_trap, @function
selfe_conformance_trap:
    // Live: rdi = registers; rbx, rbp, r12-r15 = the caller's. The stack keeps them, the argument
    // on top.
    pushq   %rbx
    pushq   %rbp
    pushq   %r12
    pushq   %r13
    pushq   %r14
    pushq   %r15
    pushq   %rdi

    movq    %rsp, %rbx
    movq    8(%rdi), %rsi
    movq    16(%rdi), %r10
    movq    24(%rdi), %r8
    movq    32(%rdi), %r9
    movq    40(%rdi), %r15
    movq    48(%rdi), %rcx
    movq    56(%rdi), %r11
    movq    64(%rdi), %rax
    movq    72(%rdi), %rdx
    movq    80(%rdi), %rbp
    movq    88(%rdi), %r12
    movq    96(%rdi), %r13
    movq    104(%rdi), %r14
    movq    0(%rdi), %rdi
selfe_conformance_trap_instruction:
    syscall

    // Live: rbx = the stack; all others but rsp = what the kernel left.
    movq    %rbx, %rsp
    popq    %rbx
    // Live: rbx = registers.
    movq    %rdi, 0(%rbx)
    movq    %rsi, 8(%rbx)
    movq    %r10, 16(%rbx)
    movq    %r8, 24(%rbx)
    movq    %r9, 32(%rbx)
    movq    %r15, 40(%rbx)
    movq    %rcx, 48(%rbx)
    movq    %r11, 56(%rbx)
    movq    %rax, 64(%rbx)
    movq    %rdx, 72(%rbx)
    movq    %rbp, 80(%rbx)
    movq    %r12, 88(%rbx)
    movq    %r13, 96(%rbx)
    movq    %r14, 104(%rbx)

    popq    %r15
    popq    %r14
    popq    %r13
    popq    %r12
    popq    %rbp
    popq    %rbx
    ret
.size selfe_conformance_trap, . - selfe_conformance_trap
