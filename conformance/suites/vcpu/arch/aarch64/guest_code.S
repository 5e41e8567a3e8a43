// What guests do: a few instructions at EL1, translation off, then a trapped one that says so.
// SPDX-License-Identifier: BSD-2-Clause
//
// The number of the trapped `smc` is in the syndrome that the fault's handler gets; guest_code.hpp
// names them. Guests use no stack.

.section .text.selfe_guest, "ax"

// Live on return: x0 = exception level, x1 = what TPIDR_EL1 held before x2 went into it.
.global selfe_guest_look
selfe_guest_look:
    mrs     x0, CurrentEL
    lsr     x0, x0, #2
    mrs     x1, tpidr_el1
    msr     tpidr_el1, x2
    smc     #1
    b       .

// Live: x6 = address. On return x0 = the word that was there.
.global selfe_guest_load
.global selfe_guest_load_instruction
selfe_guest_load:
selfe_guest_load_instruction:
    ldr     x0, [x6]
    smc     #2
    b       .

.global selfe_guest_wait
selfe_guest_wait:
    wfi
    smc     #3
    b       .

// Live: x0, x1, x2, x7 = a system call.
.global selfe_guest_call
selfe_guest_call:
    hvc     #0
    smc     #4
    b       .

// How often a guest looks for what ends its wait before it gives up. Counted and not timed: a host
// under load stretches the guest and what it waits for alike.
.equ most_looks, 1 << 30

// Live: x6 = address of a word. Lets the virtual timer interrupt at once and for good, and goes on
// when the word is not zero.
.global selfe_guest_start_timer
selfe_guest_start_timer:
    msr     cntv_cval_el0, xzr
    mov     x0, #1                      // CNTV_CTL_EL0.ENABLE, not masked
    msr     cntv_ctl_el0, x0
    isb
    mov     x9, #most_looks
0:  ldr     x0, [x6]
    cbnz    x0, 1f
    subs    x9, x9, #1
    b.ne    0b
    smc     #8
    b       .
1:  smc     #5
    b       .

.global selfe_guest_spin
selfe_guest_spin:
    mov     x9, #most_looks
0:  subs    x9, x9, #1
    b.ne    0b
    smc     #8
    b       .

// Live: x20 = the virtual interrupt controller's interface; x6 = whether the interrupt is ended;
// VBAR_EL1 = selfe_guest_vectors.
// Names: GIC Architecture Specification, version 2, "The virtual CPU interface registers".
.global selfe_guest_take_interrupt
selfe_guest_take_interrupt:
    mov     w0, #1
    str     w0, [x20]                   // GICV_CTLR: group 0 on
    mov     w0, #0xff
    str     w0, [x20, #4]               // GICV_PMR: every priority
    dsb     sy
    isb
    msr     daifclr, #3                 // group 0 comes as a virtual IRQ
    b       selfe_guest_spin

.balign 2048
.global selfe_guest_vectors
selfe_guest_vectors:
    .org    selfe_guest_vectors + 0x280     // interrupt at EL1
    ldr     w0, [x20, #0xc]                 // GICV_IAR
    cbnz    x6, 1f
    smc     #6
    b       .
1:  str     w0, [x20, #0x10]                // GICV_EOIR
    b       selfe_guest_spin
    .org    selfe_guest_vectors + 0x400     // system call or fault at EL0
    smc     #7
    b       .
    .org    selfe_guest_vectors + 0x800
