// The kernel's first instructions, from the loader to boot_kernel.
// SPDX-License-Identifier: BSD-2-Clause
//
// In: r0-r3 and two words on the stack = what the loader says (boot contract); MMU on, interrupts masked.

.arm
.section .head, "ax"
.global kernel_entry
kernel_entry:
    cpsid aif, #0x13            // supervisor mode, where the kernel stays
    pop {r4, r5}                // device tree: address, size
    ldr sp, =kernel_stack_top
    push {r4, r5}               // fifth and sixth argument
    mov lr, #0
    bl boot_kernel              // r0-r3 are its first arguments; returns the first thread's registers
    b resume_user
    .ltorg

.bss
.balign 8
    .space 16384
.global kernel_stack_top
kernel_stack_top:
    .space 16
