# What AArch32 adds to the kernel: sources, header folders, compiler flags.
# SPDX-License-Identifier: BSD-2-Clause
if(KERNEL_HOST_TESTS)
    message(FATAL_ERROR "KERNEL_HOST_TESTS needs an architecture with the host's word size; "
                        "the checks of AArch32 run whenever its kernel is compiled")
endif()
include(arch/arm/arm.cmake)

# Data structures and rules.
set(kernel_arch_core
    ${kernel_arm_core}
    arch/aarch32/src/fault_registers.cpp
    arch/aarch32/src/page_tables.cpp
    arch/aarch32/src/trap.cpp
    arch/aarch32/src/user_context.cpp)

# What only the machine itself can run.
set(kernel_arch_machine
    ${kernel_arm_machine}
    arch/aarch32/src/head.S
    arch/aarch32/src/machine/cpu.cpp
    arch/aarch32/src/machine/fpu.S
    arch/aarch32/src/machine/fpu.cpp
    arch/aarch32/src/vectors.S)

# Tests that the compiler runs: no native program has words of 32 bits.
set(kernel_arch_checks
    tests/arch/aarch32/codec_check.cpp
    tests/arch/aarch32/page_entry_check.cpp)

set(kernel_arch_include arch/aarch32/include arch/arm/include)

set(kernel_arch_flags
    -mcpu=${KERNEL_CPU}
    # The exception vectors and RFE's targets are Arm code.
    -marm
    # Floating-point registers always belong to a thread.
    $<$<COMPILE_LANGUAGE:CXX>:-mgeneral-regs-only>)
