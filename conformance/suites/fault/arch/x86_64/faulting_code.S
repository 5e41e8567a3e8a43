// Instructions that fault, each under a name of its own, x86_64.
// SPDX-License-Identifier: BSD-2-Clause
//
// Behind each stands an unknown system call, which shows the handler the registers once more: the
// thread got past the instruction. faulting_code.hpp says what the names mean. Each
// instruction has two bytes: that is how far an answer moves the thread.

.section .text.selfe_conformance_faults, "ax"

.macro faulting name:req, instruction:vararg
.global selfe_conformance_fault_\name
.type selfe_conformance_fault_\name, @function
selfe_conformance_fault_\name:
    // Live: every register, as the case has set it.
    \instruction
    .if . - selfe_conformance_fault_\name != 2
    .error "the instruction must have two bytes"
    .endif
    syscall
.size selfe_conformance_fault_\name, . - selfe_conformance_fault_\name
.endm

faulting trap, syscall
faulting load, lodsq
faulting store, stosq
faulting undefined, ud2
faulting privileged, wbinvd
faulting divide, divl %ecx
faulting load_segment, movl %eax, %ds
faulting port_in, inw %dx, %ax
faulting port_out, outw %ax, %dx
