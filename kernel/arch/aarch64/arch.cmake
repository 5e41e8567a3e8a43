# What AArch64 adds to the kernel: sources, header folders, compiler flags.
# SPDX-License-Identifier: BSD-2-Clause
include(arch/arm/arm.cmake)

# Data structures and rules: linked into the kernel, and natively into its tests.
set(kernel_arch_core
    ${kernel_arm_core}
    arch/aarch64/src/fault_registers.cpp
    arch/aarch64/src/page_tables.cpp
    arch/aarch64/src/trap.cpp
    arch/aarch64/src/user_context.cpp)

# What only the machine itself can run.
set(kernel_arch_machine
    ${kernel_arm_machine}
    arch/aarch64/src/head.S
    arch/aarch64/src/machine/cpu.cpp
    arch/aarch64/src/machine/fpu.S
    arch/aarch64/src/machine/fpu.cpp
    arch/aarch64/src/vectors.S)

set(kernel_arch_include arch/aarch64/include arch/arm/include)

set(kernel_arch_flags
    -mcpu=${KERNEL_CPU}
    # Floating-point registers always belong to a thread.
    $<$<COMPILE_LANGUAGE:CXX>:-mgeneral-regs-only>
    # Atomics would otherwise call libgcc.
    -mno-outline-atomics)
