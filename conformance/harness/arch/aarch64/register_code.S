// Code that shows a thread's registers to another one, AArch64.
// SPDX-License-Identifier: BSD-2-Clause
//
// It runs without a stack. selfe/conformance/arch/registers.hpp declares the memory that x0 points to: two
// sets of registers in the order pc, sp, spsr, x0-x8, x16-x18, x29, x30, x9-x15, x19-x28,
// tpidr_el0, tpidrro_el0.

.section .text.selfe_conformance_registers, "ax"

.global selfe_conformance_exchange_registers
.type selfe_conformance_exchange_registers, %function
selfe_conformance_exchange_registers:
    // Live: everything; x0 = exchange.
    stp     x0, x1, [x0, #24]
    stp     x2, x3, [x0, #40]
    stp     x4, x5, [x0, #56]
    stp     x6, x7, [x0, #72]
    stp     x8, x16, [x0, #88]
    stp     x17, x18, [x0, #104]
    stp     x29, x30, [x0, #120]
    stp     x9, x10, [x0, #136]
    stp     x11, x12, [x0, #152]
    stp     x13, x14, [x0, #168]
    stp     x15, x19, [x0, #184]
    stp     x20, x21, [x0, #200]
    stp     x22, x23, [x0, #216]
    stp     x24, x25, [x0, #232]
    stp     x26, x27, [x0, #248]
    str     x28, [x0, #264]
    adr     x1, selfe_conformance_exchange_registers
    mov     x2, sp
    stp     x1, x2, [x0, #0]
    mrs     x1, nzcv
    str     x1, [x0, #16]
    mrs     x1, tpidr_el0
    mrs     x2, tpidrro_el0
    stp     x1, x2, [x0, #272]

    // Live: x0 = the second set.
    add     x0, x0, #288
    ldp     x1, x2, [x0, #8]
    mov     sp, x1
    msr     nzcv, x2
    ldr     x1, [x0, #272]
    msr     tpidr_el0, x1
    ldp     x2, x3, [x0, #40]
    ldp     x4, x5, [x0, #56]
    ldp     x6, x7, [x0, #72]
    ldp     x8, x16, [x0, #88]
    ldp     x17, x18, [x0, #104]
    ldp     x29, x30, [x0, #120]
    ldp     x9, x10, [x0, #136]
    ldp     x11, x12, [x0, #152]
    ldp     x13, x14, [x0, #168]
    ldp     x15, x19, [x0, #184]
    ldp     x20, x21, [x0, #200]
    ldp     x22, x23, [x0, #216]
    ldp     x24, x25, [x0, #232]
    ldp     x26, x27, [x0, #248]
    ldr     x28, [x0, #264]
    ldp     x0, x1, [x0, #24]
.global selfe_conformance_exchange_end
selfe_conformance_exchange_end:
    // Live: everything. An undefined instruction, which stops the thread with all of it.
    .inst   0
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
    .inst   0
.size selfe_conformance_bare_trap, . - selfe_conformance_bare_trap
