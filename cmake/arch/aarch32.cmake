# Compiler flags of code that runs on a 32-bit Arm kernel.
# SPDX-License-Identifier: BSD-2-Clause
set(selfe_arch_flags
    -march=armv7-a
    # A thread's floating-point state belongs to the case that tests it.
    -mgeneral-regs-only)
