# Compiler flags of code that runs on an AArch64 kernel.
# SPDX-License-Identifier: BSD-2-Clause
set(selfe_arch_flags
    # A thread's floating-point state belongs to the case that tests it.
    -mgeneral-regs-only
    # Atomic operations in place: libgcc's functions for them ask a C library for the processor.
    -mno-outline-atomics
    # A backtrace of a fault names the caller of a function that calls nobody, too.
    -mno-omit-leaf-frame-pointer)
