# Compiler flags, each on one interface target: native code, its tests, and code on the kernel.
# SPDX-License-Identifier: BSD-2-Clause

add_library(selfe_host_flags INTERFACE)
target_compile_features(selfe_host_flags INTERFACE cxx_std_23)
target_compile_options(selfe_host_flags INTERFACE -Wall -Wextra -Wconversion -Wshadow)

# Tests take longer to compile than to run: optimising them would double the time of a whole build.
add_library(selfe_test_flags INTERFACE)
target_link_libraries(selfe_test_flags INTERFACE selfe_host_flags)
target_compile_options(selfe_test_flags INTERFACE -O0)


# The toolchain file names the architecture; a host build has no images and no such flags.
if(NOT SELFE_PLATFORM STREQUAL "")
    include(arch/${CMAKE_SYSTEM_PROCESSOR})
endif()
add_library(selfe_target_flags INTERFACE)
target_compile_features(selfe_target_flags INTERFACE cxx_std_20)
target_compile_options(selfe_target_flags INTERFACE
    -Wall -Wextra -Wshadow
    # A freestanding main without `return` would run on into whatever lies behind it.
    -Werror=return-type
    -ffreestanding
    $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions>
    $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>
    # A guarded static needs locks that a root task does not have.
    $<$<COMPILE_LANGUAGE:CXX>:-fno-threadsafe-statics>
    # The guard word lives in the C library's thread block, which does not exist here.
    -fno-stack-protector
    # The loader places the image where it was linked; Debian's compilers make PIE by default.
    -fno-pic
    -ffunction-sections -fdata-sections
    # A program that ends badly says where it was (runtime's backtrace.hpp).
    -fno-omit-frame-pointer
    # Assertions stay in every build type: a broken invariant ends a program, never slips through.
    -UNDEBUG
    ${selfe_arch_flags}
    # Paths in diagnostics, assertions and debug information are those of the tree, wherever it was
    # built.
    "-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=" "-fdebug-prefix-map=${CMAKE_BINARY_DIR}=.")
target_link_options(selfe_target_flags INTERFACE
    -nostdlib -static $<$<CXX_COMPILER_ID:GNU>:-no-pie>
    -Wl,--gc-sections -Wl,--build-id=sha1 -Wl,-z,max-page-size=4096 -Wl,-z,noexecstack
    # The root task's image is mapped as one block with one set of rights.
    -Wl,--no-warn-rwx-segments)
target_link_libraries(selfe_target_flags INTERFACE gcc)
