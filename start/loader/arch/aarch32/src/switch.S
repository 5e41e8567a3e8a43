// The moments in which the address translation changes under the loader's feet (AArch32).
// SPDX-License-Identifier: BSD-2-Clause
//
// Leaf functions: between the first cache line cleaned and the last register written no memory may
// be written, so there is no stack frame and no C++ here.
// Register names and fields: Arm Architecture Reference Manual for ARMv7-A, chapter "System Control
// Registers in a VMSA implementation".

    .syntax unified
    .arm
    .arch_extension virt

#define SCTLR_OFF   0x00c50078      // the bits that read as one, all others 0: MMU, caches off
#define SCTLR_ON    0x3805          // high vectors, instruction cache, branch prediction, data cache, MMU
#define HSCTLR_OFF  0x30c50818
#define MODE_MASK   0x1f
#define MODE_HYP    0x1a
#define SPSR_SVC    0x1d3           // supervisor mode, ARM state; A, I, F masked

    .text

// void selfe_leave_firmware(start r0, end r1, cache line size r2)
// Writes [start, end) back from the caches and drops it there, and goes on as selfe_leave_mmu.
    .global selfe_leave_firmware
    .type   selfe_leave_firmware, %function
selfe_leave_firmware:
    sub     r3, r2, #1
    bic     r0, r0, r3
0:  mcr     p15, 0, r0, c7, c14, 1          // DCCIMVAC
    add     r0, r0, r2
    cmp     r0, r1
    blo     0b
    dsb
    // fall through

// void selfe_leave_mmu()
// Switches translation and caches off and returns in supervisor mode. Entered there or in hypervisor
// mode, with or without MMU. Uses r1 to r3 only.
    .global selfe_leave_mmu
    .type   selfe_leave_mmu, %function
selfe_leave_mmu:
    ldr     r3, =SCTLR_OFF
    mrs     r2, cpsr
    and     r2, r2, #MODE_MASK
    cmp     r2, #MODE_HYP
    beq     1f
    mcr     p15, 0, r3, c1, c0, 0           // SCTLR
    isb
    bx      lr
1:  ldr     r1, =HSCTLR_OFF
    mcr     p15, 4, r1, c1, c0, 0           // HSCTLR
    isb
    mov     r1, #0
    mcr     p15, 4, r1, c1, c1, 0           // HCR: every trap to hypervisor mode off
    isb
    mcr     p15, 0, r3, c1, c0, 0
    mov     r1, sp
    msr     sp_svc, r1
    mov     r1, #SPSR_SVC
    msr     spsr_hyp, r1
    msr     elr_hyp, lr
    eret

// void selfe_enable_mmu(const Translation* r0)
// The caller is mapped 1:1. Entered with MMU and caches off, returns with both on.
    .global selfe_enable_mmu
    .type   selfe_enable_mmu, %function
selfe_enable_mmu:
    dsb                                     // the tables have reached memory
    ldr     r0, [r0]
    mov     r1, #0
    mcr     p15, 0, r1, c2, c0, 2           // TTBCR: TTBR0 for all addresses, short descriptors
    mcr     p15, 0, r0, c2, c0, 0           // TTBR0: walks bypass the caches
    mov     r2, #1
    mcr     p15, 0, r2, c3, c0, 0           // DACR: domain 0 by its access rights
    isb
    mcr     p15, 0, r1, c8, c7, 0           // TLBIALL
    mcr     p15, 0, r1, c7, c5, 0           // ICIALLU
    mcr     p15, 0, r1, c7, c5, 6           // BPIALL
    dsb
    isb
    ldr     r3, =(SCTLR_OFF | SCTLR_ON)
    mcr     p15, 0, r3, c1, c0, 0           // SCTLR
    isb
    bx      lr

// [[noreturn]] void selfe_start_kernel(const KernelArguments* r0, entry r1)
// The kernel's boot contract: four words in r0..r3, two on top of the stack, everything masked.
    .global selfe_start_kernel
    .type   selfe_start_kernel, %function
selfe_start_kernel:
    mov     r5, r1
    mov     r4, r0
    ldrd    r2, r3, [r4, #16]               // device tree's address and size
    push    {r2, r3}
    ldm     r4, {r0-r3}
    mov     r4, #0
    dsb
    mcr     p15, 0, r4, c7, c5, 0           // ICIALLU
    mcr     p15, 0, r4, c7, c5, 6           // BPIALL
    mcr     p15, 0, r4, c8, c7, 0           // TLBIALL
    dsb
    isb
    bx      r5

    .ltorg
