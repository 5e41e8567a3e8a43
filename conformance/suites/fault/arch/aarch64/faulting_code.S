// Instructions that fault, each under a name of its own, AArch64.
// SPDX-License-Identifier: BSD-2-Clause
//
// Behind each stands an unknown system call, which shows the handler the registers once more: the
// thread got past the instruction. faulting_code.hpp says what the names mean.

.section .text.selfe_conformance_faults, "ax"

.macro faulting name:req, instruction:vararg
.global selfe_conformance_fault_\name
.type selfe_conformance_fault_\name, %function
selfe_conformance_fault_\name:
    // Live: every register, as the case has set it.
    \instruction
    svc     #0
.size selfe_conformance_fault_\name, . - selfe_conformance_fault_\name
.endm

faulting trap, svc #0
faulting load, ldr x1, [x0]
faulting store, str x1, [x0]
faulting undefined, udf #0
faulting privileged, msr vbar_el1, x1
faulting breakpoint, brk #0x123
faulting misaligned_atomic, ldxr x1, [x0]
faulting cache_type, mrs x1, ctr_el0
faulting clean_to_unification, dc cvau, x0
faulting clean, dc cvac, x0
faulting clean_and_invalidate, dc civac, x0
faulting invalidate_instructions, ic ivau, x0
faulting physical_count, mrs x1, cntpct_el0
faulting virtual_count, mrs x1, cntvct_el0
faulting physical_timer, mrs x1, cntp_ctl_el0
faulting virtual_timer, mrs x1, cntv_ctl_el0
faulting cycle_count, mrs x1, pmccntr_el0
