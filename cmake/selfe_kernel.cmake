# Where the kernel comes from: the embedded reference kernel, any seL4 install prefix, or a build folder.
# SPDX-License-Identifier: BSD-2-Clause
#
# Gives SELFE_KERNEL_PREFIX, SELFE_KERNEL_STAMP (a file that changes when the prefix does) and the
# target selfe::kernel: libsel4's headers as system headers (they are not ours to warn about), and
# SELFE_LABELS: platform and variant, which every test on this kernel carries; SELFE_SCHEDULING,
# SELFE_HAS_SEVERAL_CORES, SELFE_IS_ARM_HYPERVISOR,
# SELFE_ALLOWS_SMC and SELFE_HAS_THREADS.
# Everything that depends on the prefix's content depends on the stamp.
include(ExternalProject)
include(selfe_refuse)

add_library(selfe_kernel INTERFACE)
add_library(selfe::kernel ALIAS selfe_kernel)

function(selfe_check_prefix prefix)
    # The tool selfe checks the same list.
    file(READ "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/kernel_prefix.json" list)
    set(keys files)
    if(NOT SELFE_ARCH STREQUAL x86_64)
        # A PC describes itself to the kernel; everything else comes with a device tree.
        list(APPEND keys files_beside_device_trees)
    endif()
    set(files "")
    foreach(key IN LISTS keys)
        string(JSON count LENGTH "${list}" ${key})
        math(EXPR last "${count} - 1")
        foreach(index RANGE ${last})
            string(JSON file GET "${list}" ${key} ${index})
            list(APPEND files "${file}")
        endforeach()
    endforeach()
    foreach(file IN LISTS files)
        if(NOT EXISTS "${prefix}/${file}")
            selfe_refuse("SELFE_KERNEL=${prefix}: not a whole seL4 install prefix, ${file} is missing"
                "give 'reference', or the folder that `cmake --install` of a kernel build made")
        endif()
    endforeach()
    file(READ "${prefix}/libsel4/include/kernel/gen_config.json" config)
    string(JSON arch ERROR_VARIABLE error GET "${config}" SEL4_ARCH)
    if(error)
        selfe_refuse("${prefix}/libsel4/include/kernel/gen_config.json: ${error}"
            "reinstall the kernel; the file is written by its build")
    endif()
    if(NOT arch STREQUAL SELFE_ARCH)
        selfe_refuse("SELFE_KERNEL=${prefix} is a kernel for ${arch}, platform ${SELFE_PLATFORM} is ${SELFE_ARCH}"
            "give the prefix of a kernel built for this platform")
    endif()
    # Releases write the platform's name to one or both of these keys.
    set(platforms "")
    foreach(key IN ITEMS ARM_PLAT PLAT)
        string(JSON name ERROR_VARIABLE error GET "${config}" ${key})
        if(NOT error)
            list(APPEND platforms "${name}")
        endif()
    endforeach()
    if(platforms AND NOT SELFE_KERNEL_PLATFORM IN_LIST platforms)
        list(GET platforms 0 name)
        selfe_refuse("SELFE_KERNEL=${prefix} is a kernel for ${name}, not for ${SELFE_PLATFORM}"
            "give the prefix of a kernel built for this platform")
    endif()
    # What cannot be booted is refused here, in a sentence, not by a silent console later.
    # A PC's kernel starts the other cores itself; elsewhere it waits for ever for those it was built for.
    string(JSON nodes ERROR_VARIABLE error GET "${config}" MAX_NUM_NODES)
    if(NOT error AND SELFE_BOOT_METHOD STREQUAL "loader" AND nodes GREATER SELFE_CORES)
        selfe_refuse("SELFE_KERNEL=${prefix} has KernelMaxNumNodes=${nodes}: on ${SELFE_PLATFORM} the loader starts ${SELFE_CORES}"
            "build the kernel with KernelMaxNumNodes=${SELFE_CORES}, or say in [cores] of the platform how they are started")
    endif()
endfunction()

# Presets name the reference kernel's options whatever the kernel is.
set(SELFE_KERNEL_CPU "" CACHE STRING "Processor of the reference kernel; empty: the platform's first")
set(SELFE_KERNEL_VARIANT "debug" CACHE STRING "Variant of the reference kernel: debug or release (no console)")
set_property(CACHE SELFE_KERNEL_VARIANT PROPERTY STRINGS debug release)

if(SELFE_KERNEL STREQUAL "")
    selfe_refuse("SELFE_KERNEL is empty" "give 'reference', or the install prefix of an seL4 kernel")
elseif(SELFE_KERNEL STREQUAL "reference")
    if(NOT EXISTS "${PROJECT_SOURCE_DIR}/kernel/platforms/${SELFE_KERNEL_PLATFORM}")
        selfe_refuse("the embedded reference kernel does not run on platform ${SELFE_PLATFORM}"
            "-DSELFE_KERNEL=<install prefix of an seL4 kernel for ${SELFE_KERNEL_PLATFORM}>")
    endif()
    set(selfe_kernel_options "")
    if(SELFE_KERNEL_CPU)
        list(APPEND selfe_kernel_options -DKERNEL_CPU=${SELFE_KERNEL_CPU})
    endif()
    set(SELFE_KERNEL_PREFIX "${PROJECT_BINARY_DIR}/kernel/prefix")
    set(SELFE_KERNEL_STAMP "${PROJECT_BINARY_DIR}/kernel/prefix.stamp")
    ExternalProject_Add(selfe_reference_kernel
        SOURCE_DIR "${PROJECT_SOURCE_DIR}/kernel"
        BINARY_DIR "${PROJECT_BINARY_DIR}/kernel/build"
        INSTALL_DIR "${SELFE_KERNEL_PREFIX}"
        CMAKE_GENERATOR Ninja
        CMAKE_ARGS
            -DCMAKE_TOOLCHAIN_FILE=${CMAKE_TOOLCHAIN_FILE}
            -DCMAKE_INSTALL_PREFIX=<INSTALL_DIR>
            -DCMAKE_INSTALL_MESSAGE=NEVER
            -DCMAKE_BUILD_TYPE=RelWithDebInfo
            -DKERNEL_PLATFORM=${SELFE_KERNEL_PLATFORM}
            -DKERNEL_VARIANT=${SELFE_KERNEL_VARIANT}
            ${selfe_kernel_options}
            -DPython3_EXECUTABLE=${SELFE_PYTHON}
        BUILD_ALWAYS ON)
    ExternalProject_Add_Step(selfe_reference_kernel stamp
        COMMAND "${CMAKE_COMMAND}" -DPREFIX=${SELFE_KERNEL_PREFIX} -DSTAMP=${SELFE_KERNEL_STAMP}
            -P "${PROJECT_SOURCE_DIR}/cmake/stamp_prefix.cmake"
        DEPENDEES install
        ALWAYS ON
        BYPRODUCTS "${SELFE_KERNEL_STAMP}")
    add_dependencies(selfe_kernel selfe_reference_kernel)
    set(SELFE_LABELS ${SELFE_PLATFORM} ${SELFE_KERNEL_VARIANT})
    # The include folder must exist for the interface target before the first build makes it.
    file(MAKE_DIRECTORY "${SELFE_KERNEL_PREFIX}/libsel4/include")
else()
    get_filename_component(SELFE_KERNEL_PREFIX "${SELFE_KERNEL}" ABSOLUTE BASE_DIR "${CMAKE_SOURCE_DIR}")
    set(SELFE_KERNEL_STAMP "${SELFE_KERNEL_PREFIX}/libsel4/include/kernel/gen_config.json")
    if(EXISTS "${SELFE_KERNEL_PREFIX}/CMakeCache.txt" AND NOT EXISTS "${SELFE_KERNEL_PREFIX}/bin/kernel.elf")
        # A kernel's build folder: installed for this build alone, now and whenever it is built again.
        set(SELFE_KERNEL_STAMP "${PROJECT_BINARY_DIR}/kernel/prefix.stamp")
        set(selfe_install_kernel "${CMAKE_COMMAND}" "-DKERNEL=${SELFE_KERNEL_PREFIX}"
            "-DPREFIX=${PROJECT_BINARY_DIR}/kernel/prefix" "-DSTAMP=${SELFE_KERNEL_STAMP}"
            -P "${PROJECT_SOURCE_DIR}/cmake/install_kernel.cmake")
        execute_process(COMMAND ${selfe_install_kernel} RESULT_VARIABLE selfe_result)
        if(NOT selfe_result EQUAL 0)
            message(FATAL_ERROR "SELFE_KERNEL=${SELFE_KERNEL} is a build folder without a kernel to install")
        endif()
        add_custom_target(selfe_kernel_install COMMAND ${selfe_install_kernel}
            COMMENT "Installing the kernel of ${SELFE_KERNEL}"
            BYPRODUCTS "${SELFE_KERNEL_STAMP}" VERBATIM)
        add_dependencies(selfe_kernel selfe_kernel_install)
        set(SELFE_KERNEL_PREFIX "${PROJECT_BINARY_DIR}/kernel/prefix")
    endif()
    selfe_check_prefix("${SELFE_KERNEL_PREFIX}")
    file(READ "${SELFE_KERNEL_PREFIX}/libsel4/include/kernel/gen_config.json" selfe_kernel_config)
    string(JSON selfe_is_debug GET "${selfe_kernel_config}" DEBUG_BUILD)
    if(selfe_is_debug)
        set(SELFE_LABELS ${SELFE_PLATFORM} debug)
    else()
        set(SELFE_LABELS ${SELFE_PLATFORM} release)
    endif()
endif()

# Which of two interfaces to time and answers the kernel has: the folders `classic` or `mcs`.
# The reference kernel is not built yet when this runs; it has the classic one, and one core.
set(SELFE_SCHEDULING classic)
set(SELFE_HAS_SEVERAL_CORES OFF)
set(SELFE_IS_ARM_HYPERVISOR OFF)
set(SELFE_ALLOWS_SMC OFF)
if(NOT SELFE_KERNEL STREQUAL "reference")
    string(JSON selfe_is_mcs GET "${selfe_kernel_config}" KERNEL_MCS)
    if(selfe_is_mcs)
        set(SELFE_SCHEDULING mcs)
    endif()
    string(JSON selfe_cores ERROR_VARIABLE selfe_error GET "${selfe_kernel_config}" MAX_NUM_NODES)
    if(NOT selfe_error AND selfe_cores GREATER 1)
        set(SELFE_HAS_SEVERAL_CORES ON)
    endif()
    string(JSON selfe_is_hypervisor ERROR_VARIABLE selfe_error GET "${selfe_kernel_config}" ARM_HYPERVISOR_SUPPORT)
    if(NOT selfe_error AND selfe_is_hypervisor)
        set(SELFE_IS_ARM_HYPERVISOR ON)
    endif()
    string(JSON selfe_allows_smc ERROR_VARIABLE selfe_error GET "${selfe_kernel_config}" ALLOW_SMC_CALLS)
    if(NOT selfe_error AND selfe_allows_smc)
        set(SELFE_ALLOWS_SMC ON)
    endif()
endif()

# Whether libsel4 knows an IPC buffer for each thread (LibSel4UseThreadLocals); without, a program is
# one thread. Releases that cannot choose have no such key.
set(SELFE_HAS_THREADS ON)
if(NOT SELFE_KERNEL STREQUAL "reference")
    file(READ "${SELFE_KERNEL_PREFIX}/libsel4/include/sel4/gen_config.json" selfe_libsel4_config)
    string(JSON selfe_value ERROR_VARIABLE selfe_error GET "${selfe_libsel4_config}" LIB_SEL4_USE_THREAD_LOCALS)
    if(NOT selfe_error AND NOT selfe_value)
        set(SELFE_HAS_THREADS OFF)
    endif()
endif()

target_include_directories(selfe_kernel SYSTEM INTERFACE "${SELFE_KERNEL_PREFIX}/libsel4/include")
