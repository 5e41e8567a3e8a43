// The first bytes of a boot image on AArch32: branch, payload table, and the way to C++.
// SPDX-License-Identifier: BSD-2-Clause
//
// QEMU enters here with the MMU off, in supervisor mode. U-Boot's `go` and `bootm` enter at the
// same byte, in supervisor or hypervisor mode, `go` with MMU and caches on. Nothing is expected of
// any register. All of this is ARM, not Thumb, and in one section, so that _start is in reach.

#include "loader/payload.h"

#define MODE_MASK 0x1f
#define MODE_HYP  0x1a
#define MODE_SVC  0x13

    .section .head, "ax"
    .arm
    .global _start
_start:
    b       enter
    .balign SELFE_PAYLOAD_OFFSET
    .ascii  "SELFEIMG"
    .word   SELFE_PAYLOAD_VERSION
    .word   SELFE_PAYLOAD_SIZE
    .zero   SELFE_PAYLOAD_SIZE - 16

enter:
    cpsid   aif
    mrs     r3, cpsr
    and     r3, r3, #MODE_MASK
    cmp     r3, #MODE_HYP                   // which is left with eret only (switch.S)
    beq     0f
    cps     #MODE_SVC
0:  adrl    r0, _start                      // argument of selfe_load: where the image lies
    bl      use_scratch_stack
    mov     lr, #0                          // no caller
    b       selfe_load

// Where the loader's vectors lead: vector n two instructions behind vector n - 1. Nothing is known
// of the stack of the mode that the exception chose.
    .global selfe_exceptions
    .type   selfe_exceptions, %function
selfe_exceptions:
    .irp    number, 0, 1, 2, 3, 4, 5, 6, 7
    mov     r4, #\number
    b       1f
    .endr
1:  bl      use_scratch_stack
    mov     r0, r4
    b       selfe_exception

// The stack grows down from scratch's end. The table has 64-bit numbers; an image lies below 4 GiB.
use_scratch_stack:
    adrl    r3, _start
    ldr     r1, [r3, #SELFE_PAYLOAD_SCRATCH_OFFSET]
    ldr     r2, [r3, #SELFE_PAYLOAD_SCRATCH_SIZE]
    add     r1, r3, r1
    add     sp, r1, r2
    mov     fp, #0                          // ends the chain of frames for a debugger
    bx      lr
