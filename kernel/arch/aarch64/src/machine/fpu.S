// Saving and loading the floating-point registers; x0 points to an arch::FpuState.
// SPDX-License-Identifier: BSD-2-Clause
// Assembly, because the kernel's C++ is compiled without these registers.

.arch_extension fp

.macro each_pair instruction
    \instruction q0, q1, [x0, #0]
    \instruction q2, q3, [x0, #32]
    \instruction q4, q5, [x0, #64]
    \instruction q6, q7, [x0, #96]
    \instruction q8, q9, [x0, #128]
    \instruction q10, q11, [x0, #160]
    \instruction q12, q13, [x0, #192]
    \instruction q14, q15, [x0, #224]
    \instruction q16, q17, [x0, #256]
    \instruction q18, q19, [x0, #288]
    \instruction q20, q21, [x0, #320]
    \instruction q22, q23, [x0, #352]
    \instruction q24, q25, [x0, #384]
    \instruction q26, q27, [x0, #416]
    \instruction q28, q29, [x0, #448]
    \instruction q30, q31, [x0, #480]
.endm

.text

// void kernel::machine::save_fpu(arch::FpuState&)
.global _ZN6kernel7machine8save_fpuERNS_4arch8FpuStateE
_ZN6kernel7machine8save_fpuERNS_4arch8FpuStateE:
    each_pair stp
    mrs x1, fpcr
    mrs x2, fpsr
    add x0, x0, #512
    stp x1, x2, [x0]
    ret

// void kernel::machine::load_fpu(const arch::FpuState&)
.global _ZN6kernel7machine8load_fpuERKNS_4arch8FpuStateE
_ZN6kernel7machine8load_fpuERKNS_4arch8FpuStateE:
    each_pair ldp
    add x0, x0, #512
    ldp x1, x2, [x0]
    msr fpcr, x1
    msr fpsr, x2
    ret
