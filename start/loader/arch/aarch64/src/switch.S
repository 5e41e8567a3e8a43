// The moments in which the address translation changes under the loader's feet (AArch64).
// SPDX-License-Identifier: BSD-2-Clause
//
// Leaf functions: between the first cache line cleaned and the last register written no memory may
// be written, so there is no stack frame and no C++ here.
// Register names and fields: Arm Architecture Reference Manual for A-profile, chapter "AArch64
// System Register Descriptions".

#define SCTLR_EL1_OFF 0x30d00800    // the bits that are RES1 in Armv8.0, all others 0: MMU, caches off
#define SCTLR_M_C_I   0x1005        // translation, data cache, instruction cache
#define SCTLR_EL2_OFF 0x30c50830
#define HCR_EL2_RW    (1 << 31)     // EL1 is AArch64; every trap to EL2 off
#define SPSR_EL1H     0x3c5         // EL1 with its own stack pointer; D, A, I, F masked

    .text

// void selfe_leave_firmware(start x0, end x1, cache line size x2)
// Writes [start, end) back from the caches and drops it there, switches translation and caches off
// and returns at EL1. Entered at EL1 or EL2, with or without MMU.
    .global selfe_leave_firmware
selfe_leave_firmware:
    sub     x3, x2, #1
    bic     x0, x0, x3
0:  dc      civac, x0
    add     x0, x0, x2
    cmp     x0, x1
    b.lo    0b
    dsb     sy
    mov     w4, #(SCTLR_EL1_OFF & 0xffff)
    movk    w4, #(SCTLR_EL1_OFF >> 16), lsl #16
    mrs     x5, CurrentEL
    cmp     x5, #(2 << 2)
    b.eq    1f
    msr     sctlr_el1, x4
    isb
    ret
1:  mov     w6, #(SCTLR_EL2_OFF & 0xffff)
    movk    w6, #(SCTLR_EL2_OFF >> 16), lsl #16
    msr     sctlr_el2, x6
    isb
    mov     x6, #HCR_EL2_RW
    msr     hcr_el2, x6
    isb
    msr     sctlr_el1, x4
    mov     x6, sp
    msr     sp_el1, x6
    mov     x6, #SPSR_EL1H
    msr     spsr_el2, x6
    msr     elr_el2, x30
    eret

// void selfe_enable_mmu(ttbr0 x0, ttbr1 x1, tcr x2, mair x3)
// The caller is mapped 1:1 by ttbr0. Entered with MMU and caches off, returns with both on.
    .global selfe_enable_mmu
selfe_enable_mmu:
    dsb     sy                                      // the tables have reached memory
    msr     mair_el1, x3
    msr     tcr_el1, x2
    msr     ttbr0_el1, x0
    msr     ttbr1_el1, x1
    isb
    tlbi    vmalle1
    ic      iallu
    dsb     sy
    isb
    mrs     x4, sctlr_el1
    mov     w5, #SCTLR_M_C_I
    orr     x4, x4, x5
    msr     sctlr_el1, x4
    isb
    ret

// [[noreturn]] void selfe_start_kernel(const KernelArguments* x0, entry x1)
// The kernel's boot contract: six words in x0..x5, everything masked, the boot core is number 0.
    .global selfe_start_kernel
selfe_start_kernel:
    mov     x9, x1
    mov     x8, x0
    ldp     x0, x1, [x8]
    ldp     x2, x3, [x8, #16]
    ldp     x4, x5, [x8, #32]
    msr     tpidr_el1, xzr
    dsb     sy
    ic      iallu
    tlbi    vmalle1
    dsb     sy
    isb
    br      x9
