# Compiler flags of code that runs on an x86_64 kernel.
# SPDX-License-Identifier: BSD-2-Clause
set(selfe_arch_flags
    # A thread's floating-point state belongs to the case that tests it.
    -mgeneral-regs-only
    # Branch targets need no marks where the kernel does not switch that protection on.
    -fcf-protection=none
    # A backtrace of a fault names the caller of a function that calls nobody, too.
    -mno-omit-leaf-frame-pointer)
