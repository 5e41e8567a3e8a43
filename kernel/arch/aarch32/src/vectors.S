// Into the kernel and back: exception vectors of AArch32.
// SPDX-License-Identifier: BSD-2-Clause
//
// Invariant: while user level runs, supervisor mode's stack pointer is the address of pc in the
// current thread's saved registers (arch::UserContext), so every exception can store its return
// address and cpsr there, whatever mode it is taken to. The kernel itself is never interrupted; an
// exception inside it is a bug.

#include "arch/context_layout.h"
#include "arch/trap_kind.h"

#define MODE_SUPERVISOR 0x13

.arm
.text

// Live: all user registers. Out: r0-r14, pc and cpsr saved; r1 = kind of exception.
.macro from_user kind
    srsia #MODE_SUPERVISOR          // return address and its cpsr to CONTEXT_PC, CONTEXT_CPSR
    cps #MODE_SUPERVISOR
    stmdb sp, {r0-r14}^             // user mode's, up to CONTEXT_PC
    mov r1, #\kind
    b save_rest
.endm

.balign 32
.global kernel_vectors
kernel_vectors:
    b on_unexpected                 // reset: never taken
    b on_undefined
    b on_supervisor_call
    b on_prefetch_abort
    b on_data_abort
    b on_unexpected
    b on_interrupt
    b on_unexpected                 // fast interrupts stay masked

on_undefined:
    from_user TRAP_UNDEFINED
on_supervisor_call:
    from_user TRAP_SUPERVISOR_CALL
on_prefetch_abort:
    from_user TRAP_PREFETCH_ABORT
on_data_abort:
    from_user TRAP_DATA_ABORT
on_interrupt:
    from_user TRAP_INTERRUPT
on_unexpected:
    from_user TRAP_UNEXPECTED

// Live: sp = CONTEXT_PC of the saved registers; r1 = kind. All user registers but the thread
// identifiers are saved.
save_rest:
    ldr r2, [sp, #(CONTEXT_CPSR - CONTEXT_PC)]
    tst r2, #0xf                    // any mode but User
    bne inside_kernel
    mrc p15, 0, r2, c13, c0, 2      // TPIDRURW
    mrc p15, 0, r3, c13, c0, 3      // TPIDRURO
    strd r2, r3, [sp, #(CONTEXT_TPIDRURW - CONTEXT_PC)]
    sub r0, sp, #CONTEXT_PC
    ldr sp, =kernel_stack_top
    bl handle_trap

// In: r0 = saved registers of the thread to run. Does not return.
.global resume_user
resume_user:
    add sp, r0, #CONTEXT_PC
    ldrd r2, r3, [sp, #(CONTEXT_TPIDRURW - CONTEXT_PC)]
    mcr p15, 0, r2, c13, c0, 2
    mcr p15, 0, r3, c13, c0, 3
    ldmdb sp, {r0-r14}^
    clrex                           // no reservation survives a change of thread
    rfeia sp                        // pc and cpsr; sp stays

// Live: r1 = kind, sp = where the exception has just overwritten the kernel's own stack.
inside_kernel:
    mov r0, r1
    ldr r1, [sp]
    ldr sp, =kernel_stack_top
    b kernel_exception
    .ltorg
