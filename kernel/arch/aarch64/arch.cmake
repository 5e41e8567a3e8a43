# What AArch64 adds to the kernel: sources, header folders, compiler flags.
# SPDX-License-Identifier: BSD-2-Clause

# Data structures and rules: linked into the kernel, and natively into its tests.
set(kernel_arch_core
    arch/aarch64/src/asid.cpp
    arch/aarch64/src/boot_vspace.cpp
    arch/aarch64/src/buffer_frame.cpp
    arch/aarch64/src/cache_methods.cpp
    arch/aarch64/src/cap_rules.cpp
    arch/aarch64/src/fault_registers.cpp
    arch/aarch64/src/fpu.cpp
    arch/aarch64/src/invoke.cpp
    arch/aarch64/src/irq.cpp
    arch/aarch64/src/object_types.cpp
    arch/aarch64/src/trap.cpp
    arch/aarch64/src/user_context.cpp
    arch/aarch64/src/vspace.cpp
    arch/aarch64/src/vspace_methods.cpp)

# What only the machine itself can run.
set(kernel_arch_machine
    arch/aarch64/src/boot.cpp
    arch/aarch64/src/head.S
    arch/aarch64/src/machine/cache.cpp
    arch/aarch64/src/machine/cpu.cpp
    arch/aarch64/src/machine/fpu.S
    arch/aarch64/src/machine/fpu.cpp
    arch/aarch64/src/vectors.S)

set(kernel_arch_include arch/aarch64/include)

set(kernel_arch_flags
    -mcpu=${KERNEL_CPU}
    # Floating-point registers always belong to a thread.
    $<$<COMPILE_LANGUAGE:CXX>:-mgeneral-regs-only>
    # Atomics would otherwise call libgcc.
    -mno-outline-atomics)
