// The root task's first instructions on AArch64: a stack, then C++.
// SPDX-License-Identifier: BSD-2-Clause
//
// The kernel passes the address of the boot info in x0 and sets up no stack; everything else of
// the register file is unspecified. x0 stays as it is: it is selfe_start's argument.

    .section .text.start, "ax"
    .global _start
    .type   _start, %function
_start:
    adrp    x1, __selfe_stack_end       // root_task.ld
    add     x1, x1, :lo12:__selfe_stack_end
    mov     sp, x1
    mov     x29, xzr                    // no caller: the chain of frames ends here
    mov     x30, xzr
    b       selfe_start
    .size   _start, . - _start
