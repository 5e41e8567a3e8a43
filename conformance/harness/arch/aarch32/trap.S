// One system call with every general register under control, AArch32.
// SPDX-License-Identifier: BSD-2-Clause
//
// void selfe_conformance_trap(Trap* registers): see selfe/conformance/trap.hpp. It addresses the
// 14 words of trap_registers.hpp.

.syntax unified
.arm
.section .text.selfe_conformance_trap, "ax"
.global selfe_conformance_trap
.global selfe_conformance_trap_instruction
.type selfe_conformance_trap, %function
selfe_conformance_trap:
    // Live: r0 = registers, r4-r11, r14 = the caller's. The frame also keeps the argument and,
    // after the trap, r14: the stack pointer is the only register that stays ours.
    push    {r0, r4-r11, lr}
    sub     sp, sp, #8

    mov     lr, r0
    ldm     lr, {r0-r12}
    ldr     lr, [lr, #52]
selfe_conformance_trap_instruction:
    svc     #0

    // Live: r0-r12, r14 = what the kernel left.
    str     lr, [sp]
    ldr     lr, [sp, #8]
    stm     lr, {r0-r12}
    ldr     r0, [sp]
    str     r0, [lr, #52]

    add     sp, sp, #12
    pop     {r4-r11, pc}
.size selfe_conformance_trap, . - selfe_conformance_trap
