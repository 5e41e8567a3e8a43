// The kernel's first instructions. In: x0-x5 = what the loader says (boot contract); MMU on, interrupts masked.
// SPDX-License-Identifier: BSD-2-Clause

.section .head, "ax"
.global kernel_entry
kernel_entry:
    msr spsel, #1
    adrp x9, kernel_stack_top
    mov sp, x9
    mov x29, xzr
    bl boot_kernel              // x0-x5 are its arguments; returns the first thread's registers
    b resume_user

.bss
.balign 4096
    .space 16384
.global kernel_stack_top
kernel_stack_top:               // page-aligned, so that adrp alone yields it
    .space 16
