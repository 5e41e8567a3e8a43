// Code that shows a thread's registers to another one, AArch32.
// SPDX-License-Identifier: BSD-2-Clause
//
// It runs without a stack. selfe/conformance/arch/registers.hpp declares the memory that r0 points to: two
// sets of registers in the order pc, sp, cpsr, r0, r1, r8-r12, r2-r7, r14, tpidrurw, tpidruro.

.syntax unified
.arm
.section .text.selfe_conformance_registers, "ax"

.global selfe_conformance_exchange_registers
.type selfe_conformance_exchange_registers, %function
selfe_conformance_exchange_registers:
    // Live: everything; r0 = exchange.
    str     sp, [r0, #4]
    str     r0, [r0, #12]
    str     r1, [r0, #16]
    str     r8, [r0, #20]
    str     r9, [r0, #24]
    str     r10, [r0, #28]
    str     r11, [r0, #32]
    str     r12, [r0, #36]
    str     r2, [r0, #40]
    str     r3, [r0, #44]
    str     r4, [r0, #48]
    str     r5, [r0, #52]
    str     r6, [r0, #56]
    str     r7, [r0, #60]
    str     r14, [r0, #64]
    adr     r1, selfe_conformance_exchange_registers
    str     r1, [r0, #0]
    mrs     r1, apsr
    str     r1, [r0, #8]
    mrc     p15, 0, r1, c13, c0, 2
    str     r1, [r0, #68]
    mrc     p15, 0, r1, c13, c0, 3
    str     r1, [r0, #72]

    // Live: r0 = the second set.
    add     r0, r0, #76
    ldr     r1, [r0, #8]
    msr     apsr_nzcvq, r1
    ldr     r1, [r0, #68]
    mcr     p15, 0, r1, c13, c0, 2
    ldr     sp, [r0, #4]
    ldr     r8, [r0, #20]
    ldr     r9, [r0, #24]
    ldr     r10, [r0, #28]
    ldr     r11, [r0, #32]
    ldr     r12, [r0, #36]
    ldr     r2, [r0, #40]
    ldr     r3, [r0, #44]
    ldr     r4, [r0, #48]
    ldr     r5, [r0, #52]
    ldr     r6, [r0, #56]
    ldr     r7, [r0, #60]
    ldr     r14, [r0, #64]
    ldr     r1, [r0, #16]
    ldr     r0, [r0, #12]
.global selfe_conformance_exchange_end
selfe_conformance_exchange_end:
    // Live: everything. An undefined instruction, which stops the thread with all of it.
    udf     #0
.size selfe_conformance_exchange_registers, . - selfe_conformance_exchange_registers

.global selfe_conformance_spin
.type selfe_conformance_spin, %function
selfe_conformance_spin:
    // Live: everything.
    b       selfe_conformance_spin
.size selfe_conformance_spin, . - selfe_conformance_spin

// A system call with the registers as they are, and behind it the end of all.
.global selfe_conformance_bare_trap
.type selfe_conformance_bare_trap, %function
selfe_conformance_bare_trap:
    // Live: everything.
    svc     #0
.global selfe_conformance_bare_trap_end
selfe_conformance_bare_trap_end:
    udf     #0
.size selfe_conformance_bare_trap, . - selfe_conformance_bare_trap
