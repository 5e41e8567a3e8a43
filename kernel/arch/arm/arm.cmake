# What AArch64 and AArch32 share: sources, header folder arch/arm/include.
# SPDX-License-Identifier: BSD-2-Clause

# Data structures and rules: linked into the kernel, and natively into its tests.
set(kernel_arm_core
    arch/arm/src/boot_vspace.cpp
    arch/arm/src/cache_methods.cpp
    arch/arm/src/cap_rules.cpp
    arch/arm/src/interrupt.cpp
    arch/arm/src/invoke.cpp
    arch/arm/src/irq.cpp
    arch/arm/src/object_types.cpp
    arch/arm/src/vspace_methods.cpp)

# What only the machine itself can run.
set(kernel_arm_machine
    arch/arm/src/boot.cpp
    arch/arm/src/machine/cache.cpp
    arch/arm/src/machine/cpu.cpp)
