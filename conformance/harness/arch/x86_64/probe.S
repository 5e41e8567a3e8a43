// One access each, then a call that says so, x86_64.
// SPDX-License-Identifier: BSD-2-Clause
//
// They run in address spaces that hold this page and nothing else of the image: no stack, no data.
// selfe/conformance/probe_code.hpp sets the registers.

.section .text.selfe_conformance_probe, "ax"
.balign 4096

.global selfe_conformance_probe_read
selfe_conformance_probe_read:
    // Live: rdi, rsi, rdx = the call; r12 = address.
    movq    (%r12), %r10
    syscall

.global selfe_conformance_probe_write
selfe_conformance_probe_write:
    // Live: rdi, rsi, rdx = the call; r10 = value; r12 = address.
    movq    %r10, (%r12)
    syscall

.global selfe_conformance_probe_one
selfe_conformance_probe_one:
    // Live: rdi, rsi, rdx = the call.
    movl    $1, %r10d
    syscall

.global selfe_conformance_probe_two
selfe_conformance_probe_two:
    // Live: rdi, rsi, rdx = the call.
    movl    $2, %r10d
    syscall
.balign 4096
