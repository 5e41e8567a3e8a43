// The root task's first instructions on AArch32: a stack, then C++.
// SPDX-License-Identifier: BSD-2-Clause
//
// The kernel passes the address of the boot info in r0, enters in ARM state and sets up no stack;
// everything else of the register file is unspecified. r0 stays as it is: it is selfe_start's
// argument.

    .section .text.start, "ax"
    .arm
    .global _start
    .type   _start, %function
_start:
    ldr     sp, =__selfe_stack_end      // root_task.ld
    mov     fp, #0                      // no caller: the chain of frames ends here
    mov     lr, #0
    b       selfe_start
    .ltorg
    .size   _start, . - _start
