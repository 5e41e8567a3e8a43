// One access each, then a call that says so, AArch64.
// SPDX-License-Identifier: BSD-2-Clause
//
// They run in address spaces that hold this page and nothing else of the image: no stack, no data.
// selfe/conformance/probe_code.hpp sets the registers.

.section .text.selfe_conformance_probe, "ax"
.balign 4096

.global selfe_conformance_probe_read
selfe_conformance_probe_read:
    // Live: x0, x1, x7 = the call; x6 = address.
    ldr     x2, [x6]
    svc     #0

.global selfe_conformance_probe_write
selfe_conformance_probe_write:
    // Live: x0, x1, x7 = the call; x2 = value; x6 = address.
    str     x2, [x6]
    svc     #0

.global selfe_conformance_probe_one
selfe_conformance_probe_one:
    // Live: x0, x1, x7 = the call.
    mov     x2, #1
    svc     #0

.global selfe_conformance_probe_two
selfe_conformance_probe_two:
    // Live: x0, x1, x7 = the call.
    mov     x2, #2
    svc     #0
.balign 4096
