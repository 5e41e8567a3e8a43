// Saving and loading the floating-point registers; r0 points to an arch::FpuState.
// SPDX-License-Identifier: BSD-2-Clause
// Assembly, because the kernel's C++ is compiled without these registers.

.arm
.fpu neon
.text

// void write_fpexc(Word)
.global write_fpexc
write_fpexc:
    vmsr fpexc, r0
    bx lr

// void kernel::machine::save_fpu(arch::FpuState&)
.global _ZN6kernel7machine8save_fpuERNS_4arch8FpuStateE
_ZN6kernel7machine8save_fpuERNS_4arch8FpuStateE:
    vstmia r0!, {d0-d15}
    vstmia r0!, {d16-d31}
    vmrs r1, fpscr
    str r1, [r0]
    bx lr

// void kernel::machine::load_fpu(const arch::FpuState&)
.global _ZN6kernel7machine8load_fpuERKNS_4arch8FpuStateE
_ZN6kernel7machine8load_fpuERKNS_4arch8FpuStateE:
    vldmia r0!, {d0-d15}
    vldmia r0!, {d16-d31}
    ldr r1, [r0]
    vmsr fpscr, r1
    bx lr
