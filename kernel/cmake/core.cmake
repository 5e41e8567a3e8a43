# The sources that do not depend on the machine they run on: the portable core and the architecture's data structures.
# SPDX-License-Identifier: BSD-2-Clause
#
# Used twice: linked into the kernel, and natively into its tests, where arch/host stands in for machine/.
if(KERNEL_VARIANT STREQUAL "debug")
    set(kernel_debug_calls src/syscall/debug.cpp)
    set(kernel_console "${kernel_console_driver}")
else()
    set(kernel_debug_calls src/syscall/no_debug.cpp)
    set(kernel_console drivers/no_console.cpp)
endif()

add_library(kernel_core OBJECT
    src/base/arch_interface.cpp
    src/base/console.cpp
    src/base/panic.cpp
    src/boot/memory.cpp
    src/boot/root_task.cpp
    src/cap/copying.cpp
    src/cap/cspace.cpp
    src/cap/deletion.cpp
    src/cap/derivation.cpp
    src/cap/relation.cpp
    src/ipc/buffer_frame.cpp
    src/ipc/fault_message.cpp
    src/ipc/message.cpp
    src/ipc/transfer.cpp
    src/object/asid.cpp
    src/object/cnode.cpp
    src/object/creation.cpp
    src/object/domain.cpp
    src/object/endpoint.cpp
    src/object/irq.cpp
    src/object/notification.cpp
    src/object/reply.cpp
    src/object/tcb.cpp
    src/object/tcb_methods.cpp
    src/object/tcb_registers.cpp
    src/object/tcb_spaces.cpp
    src/object/untyped.cpp
    ${kernel_debug_calls}
    src/syscall/invocation.cpp
    src/syscall/invoke.cpp
    src/syscall/syscall.cpp
    src/thread/fpu.cpp
    src/thread/run.cpp
    src/thread/scheduler.cpp
    src/thread/vspace.cpp
    ${kernel_arch_core})

# Where headers are found, and what every file that includes them must be compiled with.
add_library(kernel_flags INTERFACE)
target_compile_features(kernel_flags INTERFACE cxx_std_20)
target_compile_options(kernel_flags INTERFACE
    # One piece of memory is an untyped now and a table or a thread later.
    -fno-strict-aliasing
    # Paths in diagnostics are those of the tree, wherever it was built.
    "-ffile-prefix-map=${CMAKE_CURRENT_SOURCE_DIR}/=")
# The published headers' accessors would call __assert_fail, which is a C library's or a root task's.
target_compile_definitions(kernel_flags INTERFACE NDEBUG)
target_include_directories(kernel_flags INTERFACE src)
target_link_libraries(kernel_flags INTERFACE kernel_libsel4 kernel_platform)
if(KERNEL_HOST_TESTS)
    # First, so that it is found instead of the architecture's.
    target_include_directories(kernel_flags INTERFACE arch/host/include)
    target_compile_options(kernel_flags INTERFACE
        -fsanitize=address,undefined -fno-sanitize-recover=all)
    target_link_options(kernel_flags INTERFACE -fsanitize=address,undefined)
endif()
target_include_directories(kernel_flags INTERFACE ${kernel_arch_include})

# The kernel's own subset of the language, and the warnings it is free of.
add_library(kernel_language INTERFACE)
target_compile_options(kernel_language INTERFACE
    -Wall -Wextra -Wconversion -Wshadow=local
    $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions>
    $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)

target_link_libraries(kernel_core PUBLIC kernel_flags PRIVATE kernel_language)
