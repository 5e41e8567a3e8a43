// Where firmware sends another core on AArch64: MMU and caches off, at EL1 or EL2.
// SPDX-License-Identifier: BSD-2-Clause
//
// No memory is written before translation is on: until then the boot core's caches may hold other
// contents than memory.

#include "loader/arch/translation.h"
#include "loader/core_record.h"

    .text
    .global selfe_core_entry
    .hidden selfe_core_entry
selfe_core_entry:
    msr     daifset, #0xf
    adr     x19, selfe_core_record                  // x19: the record, until the stack is there
    mrs     x0, CurrentEL
    cmp     x0, #(2 << 2)
    b.ne    0f
    bl      selfe_open_el2
0:  ldr     x0, [x19, #(SELFE_CORE_TRANSLATION + SELFE_TRANSLATION_EL2)]
    bl      selfe_leave_mmu
    add     x0, x19, #SELFE_CORE_TRANSLATION
    bl      selfe_enable_mmu
    ldr     x1, [x19, #SELFE_CORE_STACK]
    ldr     x0, [x19, #SELFE_CORE_NUMBER]           // argument of selfe_core_came
    mov     sp, x1
    mov     x29, xzr
    mov     x30, xzr
    b       selfe_core_came
