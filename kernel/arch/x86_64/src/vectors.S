// Into the kernel and back: interrupt vectors and system calls of x86-64.
// SPDX-License-Identifier: BSD-2-Clause
//
// Invariant: while user level runs, the stack pointer in the task state segment is the end of the
// current thread's saved registers (arch::UserContext, CONTEXT_TOP), so a trap saves them in place.
// The kernel runs with interrupts masked. Only `wait_for_interrupt` takes one; any other trap from
// inside the kernel is a bug.

#include "arch/context_layout.h"
#include "arch/segments.h"
#include "arch/trap_vectors.h"

#define HAS_ERROR_CODE(n) ((n) == 8 || ((n) >= 10 && (n) <= 14) || (n) == 17 || (n) == 21 || (n) == 29 || (n) == 30)
/* Can come at any instruction, also between a system call and its first push: on a stack of their own. */
#define IS_FATAL(n) ((n) == VECTOR_NMI || (n) == VECTOR_DOUBLE_FAULT || (n) == VECTOR_MACHINE_CHECK)

.text
// One entry of 16 bytes a vector; the table of gates counts on that.
// Live: all registers. The processor has pushed ss, rsp, rflags, cs, rip and perhaps an error code.
.balign 16
.global vector_entries
vector_entries:
.set vector, 0
.rept 256
    .balign 16
    .if !HAS_ERROR_CODE(vector)
    push $0
    .endif
    .if IS_FATAL(vector)
    push $vector
    jmp trapped_in_kernel
    .else
    push $vector
    jmp trapped
    .endif
    .set vector, vector + 1
.endr

// Live: all registers. On the stack: vector, error code, rip, cs, rflags, rsp, ss.
trapped:
    testb $3, 24(%rsp)              // privilege level in cs
    jz from_kernel
    sub $16, %rsp                   // room for the two bases
    push %r15
    push %r14
    push %r13
    push %r12
    push %r11
    push %r10
    push %r9
    push %r8
    push %rbp
    push %rdi
    push %rsi
    push %rdx
    push %rcx
    push %rbx
    push %rax

// Live: rsp = saved registers, which lack the two bases.
saved:
    cld
    rdfsbase %rax
    mov %rax, CONTEXT_FS_BASE(%rsp)
    rdgsbase %rax
    mov %rax, CONTEXT_GS_BASE(%rsp)
    mov %rsp, %rdi
    mov CONTEXT_VECTOR(%rsp), %rsi
    mov CONTEXT_ERROR(%rsp), %rdx
    lea kernel_stack_top(%rip), %rsp
    xor %ebp, %ebp
    call handle_trap                // context, vector, error code

// In: rax = saved registers of the thread to run. Does not return.
.global resume_user
resume_user:
    mov %rax, %rsp
    add $CONTEXT_TOP, %rax
    mov %rax, task_state + 4(%rip)
    mov CONTEXT_FS_BASE(%rsp), %rax
    wrfsbase %rax
    mov CONTEXT_GS_BASE(%rsp), %rax
    wrgsbase %rax
    pop %rax
    pop %rbx
    pop %rcx
    pop %rdx
    pop %rsi
    pop %rdi
    pop %rbp
    pop %r8
    pop %r9
    pop %r10
    pop %r11
    pop %r12
    pop %r13
    pop %r14
    pop %r15
    add $CONTEXT_RIP - CONTEXT_FS_BASE, %rsp
    iretq

// Live: all registers; rcx = return address, r11 = rflags, rsp = the user's. The saved rcx and r11
// stay as they were: what the instruction put there is not the user's.
.global syscall_entry
syscall_entry:
    mov %rsp, user_stack(%rip)
    mov task_state + 4(%rip), %rsp
    push $USER_DATA
    push user_stack(%rip)
    push %r11
    push $USER_CODE
    push %rcx
    push $0
    push $TRAP_SYSCALL
    sub $16, %rsp
    push %r15
    push %r14
    push %r13
    push %r12
    sub $8, %rsp
    push %r10
    push %r9
    push %r8
    push %rbp
    push %rdi
    push %rsi
    push %rdx
    sub $8, %rsp
    push %rbx
    push %rax
    jmp saved

// Live: all registers. On the stack: vector, error code, rip, cs, rflags, rsp, ss.
from_kernel:
    cmpq $FIRST_LEGACY_VECTOR, (%rsp)
    jb trapped_in_kernel
    // An interrupt ends the wait for one: it is remembered, and no second is let in.
    popq taken_vector(%rip)
    add $8, %rsp
    andl $~0x200, 16(%rsp)
    iretq

trapped_in_kernel:
    mov (%rsp), %rdi
    mov 8(%rsp), %rsi
    mov 16(%rsp), %rdx
    cld
    lea kernel_stack_top(%rip), %rsp
    xor %ebp, %ebp
    call kernel_exception

// Word wait_for_interrupt(): sleeps until an interrupt arrives and returns its vector.
.global kernel_wait_for_interrupt
kernel_wait_for_interrupt:
    sti                             // takes effect behind the next instruction
    hlt
    mov taken_vector(%rip), %rax
    ret

.bss
.balign 8
user_stack:
    .space 8
taken_vector:
    .space 8
