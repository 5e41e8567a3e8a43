// Where the reset controller sends another core on AArch32: MMU and caches off, supervisor mode.
// SPDX-License-Identifier: BSD-2-Clause
//
// No memory is written before translation is on: until then the boot core's caches may hold other
// contents than memory. This core's own level-1 cache holds anything at all after reset.
// Registers: Arm Architecture Reference Manual for ARMv7-A, "Cache maintenance operations"; Cortex-A9
// Technical Reference Manual, "Auxiliary Control Register".

#include "loader/core_record.h"

#define MODE_SVC 0x13
#define ACTLR_SMP_FW 0x41

    .syntax unified
    .arm
    .text
    .global selfe_core_entry
    .hidden selfe_core_entry
selfe_core_entry:
    cpsid   aif, #MODE_SVC
    bl      invalidate_level_1
    mrc     p15, 0, r0, c1, c0, 1           // ACTLR
    orr     r0, r0, #ACTLR_SMP_FW           // coherent with the other cores
    mcr     p15, 0, r0, c1, c0, 1
    isb
    ldr     r4, record_offset
    adr     r0, record_offset
    add     r4, r4, r0                      // r4: the record
    bl      selfe_leave_mmu
    add     r0, r4, #SELFE_CORE_TRANSLATION
    bl      selfe_enable_mmu
    ldr     sp, [r4, #SELFE_CORE_STACK]
    ldr     r0, [r4, #SELFE_CORE_NUMBER]    // argument of selfe_core_came
    mov     fp, #0
    mov     lr, #0
    b       selfe_core_came
record_offset:
    .word   selfe_core_record - record_offset

// Drops all of the level-1 caches, by set and way. Uses r0 to r5.
invalidate_level_1:
    mov     r0, #0
    mcr     p15, 0, r0, c7, c5, 0           // ICIALLU
    mcr     p15, 2, r0, c0, c0, 0           // CSSELR: the level-1 data cache
    isb
    mrc     p15, 1, r0, c0, c0, 0           // CCSIDR
    ubfx    r1, r0, #0, #3
    add     r1, r1, #4                      // r1: log2 of the line's bytes
    ubfx    r2, r0, #3, #10                 // r2: last way
    clz     r3, r2                          // r3: where the way stands (with 1 way: r2 is 0)
    ubfx    r0, r0, #13, #15                // r0: last set
0:  mov     r5, r2
1:  lsl     r4, r5, r3
    orr     r4, r4, r0, lsl r1
    mcr     p15, 0, r4, c7, c6, 2           // DCISW
    subs    r5, r5, #1
    bpl     1b
    subs    r0, r0, #1
    bpl     0b
    dsb
    isb
    bx      lr

    .ltorg
