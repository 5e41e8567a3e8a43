// The root task's first instructions on x86_64: a stack, then C++.
// SPDX-License-Identifier: BSD-2-Clause
//
// The kernel passes the address of the boot info in rdi and sets up no stack; everything else of
// the register file is unspecified. rdi stays as it is: it is selfe_start's argument.

    .section .text.start, "ax"
    .global _start
    .type   _start, @function
_start:
    movq    $__selfe_stack_end, %rsp    // root_task.ld
    xorl    %ebp, %ebp                  // no caller: the chain of frames ends here
    cld                                 // what the calling convention wants at a function's entry
    pushq   $0                          // where a return address would be
    jmp     selfe_start
    .size   _start, . - _start
