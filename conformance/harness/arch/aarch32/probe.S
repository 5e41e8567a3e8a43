// One access each, then a call that says so, AArch32.
// SPDX-License-Identifier: BSD-2-Clause
//
// They run in address spaces that hold this page and nothing else of the image: no stack, no data.
// selfe/conformance/probe_code.hpp sets the registers.

.syntax unified
.arm
.section .text.selfe_conformance_probe, "ax"
.balign 4096

.global selfe_conformance_probe_read
selfe_conformance_probe_read:
    // Live: r0, r1, r7 = the call; r6 = address.
    ldr     r2, [r6]
    svc     #0

.global selfe_conformance_probe_write
selfe_conformance_probe_write:
    // Live: r0, r1, r7 = the call; r2 = value; r6 = address.
    str     r2, [r6]
    svc     #0

.global selfe_conformance_probe_one
selfe_conformance_probe_one:
    // Live: r0, r1, r7 = the call.
    mov     r2, #1
    svc     #0

.global selfe_conformance_probe_two
selfe_conformance_probe_two:
    // Live: r0, r1, r7 = the call.
    mov     r2, #2
    svc     #0
.balign 4096
