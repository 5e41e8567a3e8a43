# The kernel's ELF file and the install prefix.
# SPDX-License-Identifier: BSD-2-Clause
target_compile_options(kernel_language INTERFACE
    -ffreestanding
    # A guarded static needs locks, a stack guard a C library.
    $<$<COMPILE_LANGUAGE:CXX>:-fno-threadsafe-statics>
    -fno-stack-protector
    # Linked for one address.
    -fno-pic
    -ffunction-sections -fdata-sections
    ${kernel_arch_flags})

if(kernel_arch_checks)
    # Compiled, never linked.
    add_library(kernel_checks OBJECT ${kernel_arch_checks})
    target_link_libraries(kernel_checks PRIVATE kernel_flags kernel_language)
endif()

add_executable(kernel.elf
    ${kernel_arch_machine}
    ${kernel_drivers}
    src/base/memory_functions.cpp
    ${kernel_console})
set(kernel_linker_script "${kernel_platform_dir}/kernel.ld")
target_link_libraries(kernel.elf PRIVATE kernel_core kernel_language)
target_link_options(kernel.elf PRIVATE
    -nostdlib -static -no-pie -Wl,-z,noexecstack
    -Wl,-T,${kernel_linker_script}
    -Wl,--gc-sections -Wl,--build-id=none -Wl,-z,max-page-size=4096
    # One segment: the kernel's window gives all of it the same rights.
    -Wl,--no-warn-rwx-segments)
set_target_properties(kernel.elf PROPERTIES LINK_DEPENDS "${kernel_linker_script}")

install(TARGETS kernel.elf DESTINATION bin)
if(kernel_support_dir)
    install(FILES
        "${kernel_support_dir}/kernel.dtb"
        "${kernel_support_dir}/platform_gen.json"
        "${kernel_support_dir}/platform_gen.yaml"
        DESTINATION support)
endif()
