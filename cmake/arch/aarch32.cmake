# Compiler flags of code that runs on a 32-bit Arm kernel.
# SPDX-License-Identifier: BSD-2-Clause
set(selfe_arch_flags
    # ARM, not Thumb: system calls are numbered in r7, which is Thumb's frame pointer in a build
    # that keeps one.
    -march=armv7-a+fp -marm
    # The thread register that this compiler reads otherwise (TPIDRURO) is not the one that kernels
    # set unless told to; the runtime knows which it is (__aeabi_read_tp).
    -mtp=soft
    # A thread's floating-point state belongs to the case that tests it. clang cannot do without the
    # registers on this architecture, but leaves them alone unless code asks for them.
    $<IF:$<COMPILE_LANG_AND_ID:CXX,Clang>,-mno-implicit-float,-mgeneral-regs-only>)
