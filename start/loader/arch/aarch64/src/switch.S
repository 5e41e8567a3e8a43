// The moments in which the address translation changes under the loader's feet (AArch64).
// SPDX-License-Identifier: BSD-2-Clause
//
// Leaf functions: between the first cache line cleaned and the last register written no memory may
// be written, so there is no stack frame and no C++ here.
// Register names and fields: Arm Architecture Reference Manual for A-profile, chapter "AArch64
// System Register Descriptions".

#include "loader/arch/translation.h"

#define SCTLR_EL1_OFF 0x30d00800    // the bits that are RES1 in Armv8.0, all others 0: MMU, caches off
#define SCTLR_M_C_I   0x1005        // translation, data cache, instruction cache
#define SCTLR_EL2_OFF 0x30c50830
#define HCR_EL2_RW    (1 << 31)     // EL1 is AArch64; every trap to EL2 off
#define SPSR_EL1H     0x3c5         // EL1 with its own stack pointer; D, A, I, F masked
#define CPTR_EL2_RES1 0x33ff        // no traps
#define CNTHCTL_EL1   3             // EL1 may use the physical timer

    .text

// void selfe_open_el2()
// At EL2: EL1 sees the machine as if EL2 were not there. HCR_EL2 itself is written below, when EL2's
// own translation is off. Uses x0 to x2 only.
    .global selfe_open_el2
selfe_open_el2:
    mov     x0, #CNTHCTL_EL1
    msr     cnthctl_el2, x0
    msr     cntvoff_el2, xzr
    mov     x0, #CPTR_EL2_RES1
    msr     cptr_el2, x0
    msr     hstr_el2, xzr
    msr     vttbr_el2, xzr
    mrs     x0, midr_el1
    msr     vpidr_el2, x0
    mrs     x0, mpidr_el1
    msr     vmpidr_el2, x0
    mrs     x0, pmcr_el0                            // MDCR_EL2.HPMN = PMCR_EL0.N: all performance
    ubfx    x0, x0, #11, #5                         // counters belong to EL1; no debug traps
    msr     mdcr_el2, x0
    mrs     x0, id_aa64pfr0_el1
    tst     x0, #(15 << 24)
    b.eq    0f
    mrs     x1, s3_4_c12_c9_5                       // ICC_SRE_EL2: GICv3's system registers are in
    mov     x2, #9                                  // use, and open to EL1
    orr     x1, x1, x2
    msr     s3_4_c12_c9_5, x1
0:  ret

// void selfe_leave_firmware(start x0, end x1, cache line size x2, stay at EL2 x3)
// Writes [start, end) back from the caches and drops it there, and goes on as selfe_leave_mmu.
    .global selfe_leave_firmware
selfe_leave_firmware:
    sub     x4, x2, #1
    bic     x0, x0, x4
0:  dc      civac, x0
    add     x0, x0, x2
    cmp     x0, x1
    b.lo    0b
    dsb     sy
    mov     x0, x3
    // fall through

// void selfe_leave_mmu(stay at EL2 x0)
// Switches translation and caches off and returns at EL1, or at EL2 if it was entered there and is
// to stay. Entered at EL1 or EL2, with or without MMU. Uses x4 to x6 only.
    .global selfe_leave_mmu
selfe_leave_mmu:
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
    cbz     x0, 2f
    isb
    ret
2:  mov     x6, sp
    msr     sp_el1, x6
    mov     x6, #SPSR_EL1H
    msr     spsr_el2, x6
    msr     elr_el2, x30
    eret

// void selfe_enable_mmu(const Translation* x0)
// The caller is mapped 1:1 by it. Entered at the level that it is for with MMU and caches off,
// returns with both on.
    .global selfe_enable_mmu
selfe_enable_mmu:
    dsb     sy                                      // the tables have reached memory
    ldp     x1, x2, [x0, #SELFE_TRANSLATION_TTBR]   // lower and upper half
    ldp     x3, x4, [x0, #SELFE_TRANSLATION_TCR]    // control, memory types
    mov     w5, #SCTLR_M_C_I
    mrs     x6, CurrentEL
    cmp     x6, #(2 << 2)
    b.eq    1f
    msr     mair_el1, x4
    msr     tcr_el1, x3
    msr     ttbr0_el1, x1
    msr     ttbr1_el1, x2
    isb
    tlbi    vmalle1
    ic      iallu
    dsb     sy
    isb
    mrs     x4, sctlr_el1
    orr     x4, x4, x5
    msr     sctlr_el1, x4
    isb
    ret
1:  msr     mair_el2, x4
    msr     tcr_el2, x3
    msr     ttbr0_el2, x1
    isb
    tlbi    alle2
    ic      iallu
    dsb     sy
    isb
    mrs     x4, sctlr_el2
    orr     x4, x4, x5
    msr     sctlr_el2, x4
    isb
    ret

// [[noreturn]] void selfe_start_kernel(const KernelArguments* x0, entry x1, core x2)
// The kernel's boot contract: six words in x0..x5, everything masked, the core's number in
// TPIDR_EL1, at EL2 as well.
    .global selfe_start_kernel
selfe_start_kernel:
    mov     x9, x1
    mov     x8, x0
    msr     tpidr_el1, x2
    ldp     x0, x1, [x8]
    ldp     x2, x3, [x8, #16]
    ldp     x4, x5, [x8, #32]
    dsb     sy
    ic      iallu
    tlbi    vmalle1
    mrs     x10, CurrentEL
    cmp     x10, #(2 << 2)
    b.ne    0f
    tlbi    alle2
0:  dsb     sy
    isb
    br      x9
