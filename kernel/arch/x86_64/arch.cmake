# What x86-64 adds to the kernel: sources, header folders, compiler flags.
# SPDX-License-Identifier: BSD-2-Clause

# Data structures and rules: linked into the kernel, and natively into its tests.
set(kernel_arch_core
    arch/x86_64/src/boot_vspace.cpp
    arch/x86_64/src/cap_rules.cpp
    arch/x86_64/src/fault_registers.cpp
    arch/x86_64/src/invoke.cpp
    arch/x86_64/src/io_port.cpp
    arch/x86_64/src/irq.cpp
    arch/x86_64/src/object_types.cpp
    arch/x86_64/src/trap.cpp
    arch/x86_64/src/user_context.cpp
    arch/x86_64/src/vspace.cpp
    arch/x86_64/src/vspace_methods.cpp)

# What only the machine itself can run.
set(kernel_arch_machine
    arch/x86_64/src/boot/acpi.cpp
    arch/x86_64/src/boot/boot.cpp
    arch/x86_64/src/boot/elf_image.cpp
    arch/x86_64/src/boot/memory_map.cpp
    arch/x86_64/src/boot/multiboot.cpp
    arch/x86_64/src/head.S
    arch/x86_64/src/machine/cpu.cpp
    arch/x86_64/src/machine/fpu.cpp
    arch/x86_64/src/machine/ports.cpp
    arch/x86_64/src/machine/segments.cpp
    arch/x86_64/src/vectors.S)

set(kernel_arch_include arch/x86_64/include)

set(kernel_arch_flags
    -march=${KERNEL_CPU} -mtune=generic
    # Floating-point registers always belong to a thread.
    $<$<COMPILE_LANGUAGE:CXX>:-mgeneral-regs-only>
    # A trap in the kernel saves below the stack pointer.
    -mno-red-zone
    # The window is out of reach of 32-bit addresses, but everything in it is near everything else.
    -fpie)
