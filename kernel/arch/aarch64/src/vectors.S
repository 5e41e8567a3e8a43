// Into the kernel and back: exception vectors of AArch64.
// SPDX-License-Identifier: BSD-2-Clause
//
// Invariant: while user level runs, SP_EL1 is the address of the current thread's saved registers
// (arch::UserContext), so an exception needs no spare register to save them. The kernel itself is
// never interrupted; an exception inside it is a bug.

#include "arch/context_layout.h"
#include "arch/trap_kind.h"

// Live: all user registers. Out: x0 saved, x1 saved, x1 = kind of exception.
.macro from_user kind
    .balign 128
    stp x0, x1, [sp, #CONTEXT_X(0)]
    mov x1, #\kind
    b save_rest
.endm

// Live: nothing that matters any more.
.macro from_kernel
    .balign 128
    adrp x0, kernel_stack_top
    mov sp, x0
    mrs x0, esr_el1
    mrs x1, elr_el1
    mrs x2, far_el1
    b kernel_exception
.endm

.text
.balign 2048
.global kernel_vectors
kernel_vectors:
    // Current level with SP_EL0, current level with SP_EL1: synchronous, IRQ, FIQ, SError each.
    .rept 8
    from_kernel
    .endr
    // User level, 64-bit.
    from_user TRAP_SYNCHRONOUS
    from_user TRAP_INTERRUPT
    from_user TRAP_UNEXPECTED
    from_user TRAP_UNEXPECTED
    // User level, 32-bit: never entered, but a vector must be there.
    .rept 4
    from_user TRAP_UNEXPECTED
    .endr

// Live: x2-x30 of the user; sp = saved registers; x1 = kind. x0, x1 are saved.
save_rest:
    stp x2, x3, [sp, #CONTEXT_X(2)]
    stp x4, x5, [sp, #CONTEXT_X(4)]
    stp x6, x7, [sp, #CONTEXT_X(6)]
    stp x8, x9, [sp, #CONTEXT_X(8)]
    stp x10, x11, [sp, #CONTEXT_X(10)]
    stp x12, x13, [sp, #CONTEXT_X(12)]
    stp x14, x15, [sp, #CONTEXT_X(14)]
    stp x16, x17, [sp, #CONTEXT_X(16)]
    stp x18, x19, [sp, #CONTEXT_X(18)]
    stp x20, x21, [sp, #CONTEXT_X(20)]
    stp x22, x23, [sp, #CONTEXT_X(22)]
    stp x24, x25, [sp, #CONTEXT_X(24)]
    stp x26, x27, [sp, #CONTEXT_X(26)]
    stp x28, x29, [sp, #CONTEXT_X(28)]
    mrs x2, sp_el0
    stp x30, x2, [sp, #CONTEXT_X(30)]       // and CONTEXT_SP
    mrs x2, elr_el1
    mrs x3, spsr_el1
    stp x2, x3, [sp, #CONTEXT_PC]           // and CONTEXT_SPSR
    mrs x2, tpidr_el0
    mrs x3, tpidrro_el0
    stp x2, x3, [sp, #CONTEXT_TPIDR]        // and CONTEXT_TPIDRRO
    mov x0, sp
    adrp x2, kernel_stack_top
    mov sp, x2
    bl handle_trap

// In: x0 = saved registers of the thread to run. Does not return.
.global resume_user
resume_user:
    mov sp, x0
    ldp x2, x3, [sp, #CONTEXT_TPIDR]
    msr tpidr_el0, x2
    msr tpidrro_el0, x3
    ldp x2, x3, [sp, #CONTEXT_PC]
    msr elr_el1, x2
    msr spsr_el1, x3
    ldp x30, x2, [sp, #CONTEXT_X(30)]
    msr sp_el0, x2
    ldp x28, x29, [sp, #CONTEXT_X(28)]
    ldp x26, x27, [sp, #CONTEXT_X(26)]
    ldp x24, x25, [sp, #CONTEXT_X(24)]
    ldp x22, x23, [sp, #CONTEXT_X(22)]
    ldp x20, x21, [sp, #CONTEXT_X(20)]
    ldp x18, x19, [sp, #CONTEXT_X(18)]
    ldp x16, x17, [sp, #CONTEXT_X(16)]
    ldp x14, x15, [sp, #CONTEXT_X(14)]
    ldp x12, x13, [sp, #CONTEXT_X(12)]
    ldp x10, x11, [sp, #CONTEXT_X(10)]
    ldp x8, x9, [sp, #CONTEXT_X(8)]
    ldp x6, x7, [sp, #CONTEXT_X(6)]
    ldp x4, x5, [sp, #CONTEXT_X(4)]
    ldp x2, x3, [sp, #CONTEXT_X(2)]
    ldp x0, x1, [sp, #CONTEXT_X(0)]
    clrex                                   // no reservation survives a change of thread
    eret
