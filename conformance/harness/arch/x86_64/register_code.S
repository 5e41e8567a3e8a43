// Code that shows a thread's registers to another one, x86_64.
// SPDX-License-Identifier: BSD-2-Clause
//
// It runs without a stack of its own. selfe/conformance/arch/registers.hpp declares the memory that rdi points
// to: two sets of registers in the order rip, rsp, flags, rax, rbx, rcx, rdx, rsi, rdi, rbp,
// r8-r15, fs_base, gs_base, then anchors and scratch.

.section .text.selfe_conformance_registers, "ax"

.set next, 160
.set has_base_instructions, 336
.set stack_end, 360

.global selfe_conformance_exchange_registers
.type selfe_conformance_exchange_registers, @function
selfe_conformance_exchange_registers:
    // Live: everything; rdi = exchange. Until the flags are stored no instruction changes them.
    movq    %rsp, 8(%rdi)
    movq    %rax, 24(%rdi)
    movq    %rbx, 32(%rdi)
    movq    %rcx, 40(%rdi)
    movq    %rdx, 48(%rdi)
    movq    %rsi, 56(%rdi)
    movq    %rdi, 64(%rdi)
    movq    %rbp, 72(%rdi)
    movq    %r8, 80(%rdi)
    movq    %r9, 88(%rdi)
    movq    %r10, 96(%rdi)
    movq    %r11, 104(%rdi)
    movq    %r12, 112(%rdi)
    movq    %r13, 120(%rdi)
    movq    %r14, 128(%rdi)
    movq    %r15, 136(%rdi)
    leaq    stack_end(%rdi), %rsp
    pushfq
    popq    %rax
    movq    %rax, 16(%rdi)
    leaq    selfe_conformance_exchange_registers(%rip), %rax
    movq    %rax, 0(%rdi)
    movq    %fs:0, %rax
    movq    %rax, 144(%rdi)
    movq    %gs:0, %rax
    movq    %rax, 152(%rdi)

    // Live: rdi = exchange.
    cmpq    $0, has_base_instructions(%rdi)
    je      1f
    movq    next+144(%rdi), %rax
    wrfsbase %rax
    movq    next+152(%rdi), %rax
    wrgsbase %rax
1:
    movq    next+24(%rdi), %rax
    movq    next+32(%rdi), %rbx
    movq    next+40(%rdi), %rcx
    movq    next+48(%rdi), %rdx
    movq    next+56(%rdi), %rsi
    movq    next+72(%rdi), %rbp
    movq    next+80(%rdi), %r8
    movq    next+88(%rdi), %r9
    movq    next+96(%rdi), %r10
    movq    next+104(%rdi), %r11
    movq    next+112(%rdi), %r12
    movq    next+120(%rdi), %r13
    movq    next+128(%rdi), %r14
    movq    next+136(%rdi), %r15
    leaq    stack_end(%rdi), %rsp
    pushq   next+16(%rdi)
    popfq
    movq    next+8(%rdi), %rsp
    movq    next+64(%rdi), %rdi
.global selfe_conformance_exchange_end
selfe_conformance_exchange_end:
    // Live: everything. An undefined instruction, which stops the thread with all of it.
    ud2
.size selfe_conformance_exchange_registers, . - selfe_conformance_exchange_registers

.global selfe_conformance_spin
.type selfe_conformance_spin, @function
selfe_conformance_spin:
    // Live: everything.
    jmp     selfe_conformance_spin
.size selfe_conformance_spin, . - selfe_conformance_spin

// A system call with the registers as they are, and behind it the end of all.
.global selfe_conformance_bare_trap
.type selfe_conformance_bare_trap, @function
selfe_conformance_bare_trap:
    // Live: everything.
    syscall
.global selfe_conformance_bare_trap_end
selfe_conformance_bare_trap_end:
    ud2
.size selfe_conformance_bare_trap, . - selfe_conformance_bare_trap
