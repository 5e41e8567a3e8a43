// The first bytes of a boot image on AArch64: branch, payload table, and the way to C++.
// SPDX-License-Identifier: BSD-2-Clause
//
// QEMU enters here with the MMU off, at EL1 or EL2. U-Boot's `go` enters at the same byte, at EL2
// as a rule, with MMU and caches on. Nothing is expected of any register.

#include "loader/payload.h"

    .section .head, "ax"
    .global _start
_start:
    b       enter
    .balign SELFE_PAYLOAD_OFFSET
    .ascii  "SELFEIMG"
    .word   SELFE_PAYLOAD_VERSION
    .word   SELFE_PAYLOAD_SIZE
    .zero   SELFE_PAYLOAD_SIZE - 16

    .text
enter:
    msr     daifset, #0xf
    adr     x0, _start                              // x0: image start, argument of selfe_load
    ldr     x1, [x0, #SELFE_PAYLOAD_SCRATCH_OFFSET]
    ldr     x2, [x0, #SELFE_PAYLOAD_SCRATCH_SIZE]
    add     x1, x0, x1
    add     sp, x1, x2                              // the stack grows down from scratch's end
    mov     x29, xzr                                // ends the chain of frames for a debugger
    mov     x30, xzr
    b       selfe_load
