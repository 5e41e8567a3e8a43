# selfe_bindings(): the typed interface to one kernel as a library, generated from its install prefix.
# SPDX-License-Identifier: BSD-2-Clause
#
# The same file serves this tree, projects that add it as a subdirectory, and installed packages.
include("${CMAKE_CURRENT_LIST_DIR}/selfe_refuse.cmake")

# The hand-written headers, here or where they were installed.
set_property(GLOBAL PROPERTY SELFE_BINDINGS_FOLDER "${CMAKE_CURRENT_LIST_DIR}/../bindings")

# selfe_kernel_includes(<variable> <kernel>): the include folders of libsel4, in their order: the one
# of an install prefix, or the about ten of a kernel's build folder, whose sources and generated
# headers lie apart. selfe-bindgen finds the same (tools/generator/src/build_folder.cpp).
function(selfe_kernel_includes variable kernel)
    set(folders "${kernel}/libsel4/include")
    if(EXISTS "${kernel}/CMakeCache.txt" AND NOT EXISTS "${kernel}/libsel4/include/sel4/sel4.h")
        set(keys libsel4_SOURCE_DIR libsel4_BINARY_DIR seL4_BINARY_DIR
            KernelArch KernelSel4Arch KernelPlatform KernelWordSize)
        load_cache("${kernel}" READ_WITH_PREFIX kernel_ ${keys})
        foreach(key IN LISTS keys)
            if(NOT kernel_${key})
                selfe_refuse("${kernel}: not the build folder of an seL4 kernel: its cache lacks ${key}"
                    "give the folder that holds the kernel's CMakeCache.txt, configured without errors")
            endif()
        endforeach()
        set(candidates "")
        foreach(half IN ITEMS "${kernel_libsel4_SOURCE_DIR}" "${kernel_libsel4_BINARY_DIR}")
            list(APPEND candidates "${half}/include" "${half}/arch_include/${kernel_KernelArch}"
                "${half}/sel4_arch_include/${kernel_KernelSel4Arch}"
                "${half}/sel4_plat_include/${kernel_KernelPlatform}"
                "${half}/mode_include/${kernel_KernelWordSize}")
        endforeach()
        list(APPEND candidates "${kernel_seL4_BINARY_DIR}/gen_config"
            "${kernel_libsel4_BINARY_DIR}/gen_config" "${kernel_libsel4_BINARY_DIR}/autoconf")
        set(folders "")
        foreach(folder IN LISTS candidates)
            if(IS_DIRECTORY "${folder}")
                list(APPEND folders "${folder}")
            endif()
        endforeach()
    endif()
    set(${variable} "${folders}" PARENT_SCOPE)
endfunction()

# selfe_kernel_config_file(<variable> <kernel>): the kernel's half of the configuration.
function(selfe_kernel_config_file variable kernel)
    selfe_kernel_includes(folders "${kernel}")
    foreach(folder IN LISTS folders)
        if(EXISTS "${folder}/kernel/gen_config.json")
            set(${variable} "${folder}/kernel/gen_config.json" PARENT_SCOPE)
            return()
        endif()
    endforeach()
    selfe_refuse("${kernel}: not an seL4 install prefix, libsel4/include/kernel/gen_config.json is missing"
        "give the folder that `cmake --install` of a kernel build made, or a build folder in which `ninja sel4_generated` has run")
endfunction()

# selfe_prefix_config(<variable> <kernel> <key>): a value of its kernel/gen_config.json.
function(selfe_prefix_config variable kernel key)
    selfe_kernel_config_file(file "${kernel}")
    file(READ "${file}" config)
    string(JSON value ERROR_VARIABLE error GET "${config}" ${key})
    if(error)
        selfe_refuse("${file}: ${error}" "build or install the kernel again; the file is written by its build")
    endif()
    set(${variable} "${value}" PARENT_SCOPE)
endfunction()

# selfe_bindings(<target> KERNEL <prefix> [ARCH <arch>] [SCHEDULING classic|mcs] [STAMP <file>])
#   <target>    an INTERFACE library: link it, then `#include <selfe/sel4.hpp>`
#   <prefix>    what `cmake --install` of the kernel made, or the kernel's build folder; its headers are
#               system headers to <target>
# Generated when a header of the prefix changes, and only then. A prefix that a target of this build
# makes is not there yet when this runs: then ARCH and SCHEDULING say what it will be, and STAMP names
# the file that the build touches when the prefix has changed.
function(selfe_bindings target)
    cmake_parse_arguments(PARSE_ARGV 1 bindings "" "KERNEL;ARCH;SCHEDULING;STAMP" "")
    if(NOT bindings_KERNEL OR bindings_UNPARSED_ARGUMENTS)
        selfe_refuse("selfe_bindings(${target} …): KERNEL <prefix> is missing, or an argument is unknown"
            "selfe_bindings(<target> KERNEL <prefix>)")
    endif()
    get_filename_component(prefix "${bindings_KERNEL}" ABSOLUTE)
    if(NOT bindings_ARCH)
        selfe_prefix_config(bindings_ARCH "${prefix}" SEL4_ARCH)
    endif()
    if(bindings_ARCH STREQUAL "arm_hyp")
        set(bindings_ARCH aarch32)  # the same words and registers; virtual CPUs are gated by the headers
    endif()
    if(NOT bindings_SCHEDULING)
        selfe_prefix_config(is_mcs "${prefix}" KERNEL_MCS)
        set(bindings_SCHEDULING classic)
        if(is_mcs)
            set(bindings_SCHEDULING mcs)
        endif()
    endif()
    if(NOT bindings_STAMP)
        selfe_kernel_config_file(bindings_STAMP "${prefix}")
    endif()

    set(folder "${CMAKE_CURRENT_BINARY_DIR}/${target}_generated")
    set(files "${folder}/selfe/abi_check.cpp" "${folder}/selfe/api.json" "${folder}/selfe/config.hpp"
        "${folder}/selfe/sys.hpp")
    add_custom_command(
        OUTPUT ${files}
        COMMAND selfe::bindgen --prefix "${prefix}" --output "${folder}" --depfile "${folder}.d"
        DEPENDS "${bindings_STAMP}" "$<TARGET_FILE:selfe::bindgen>"
        DEPFILE "${folder}.d"
        COMMENT "Generating bindings from ${prefix}"
        VERBATIM)
    add_custom_target(${target}_generate DEPENDS ${files})

    # The include path picks what the architecture and the scheduler change.
    get_property(headers GLOBAL PROPERTY SELFE_BINDINGS_FOLDER)
    get_filename_component(headers "${headers}" ABSOLUTE)
    set(folders "${headers}/include" "${headers}/arch/${bindings_ARCH}/include")
    if(bindings_ARCH MATCHES "^(aarch32|aarch64)$" AND EXISTS "${headers}/arch/arm/include")
        list(APPEND folders "${headers}/arch/arm/include")
    endif()
    list(APPEND folders "${headers}/${bindings_SCHEDULING}/include" "${folder}")
    add_library(${target} INTERFACE)
    add_dependencies(${target} ${target}_generate)
    target_compile_features(${target} INTERFACE cxx_std_20)
    if(bindings_ARCH MATCHES "^(aarch32|arm_hyp)$")
        # libsel4 puts the number of a system call into r7, which Thumb code that keeps a frame
        # pointer has no other place for.
        target_compile_options(${target} INTERFACE -marm)
    endif()
    target_include_directories(${target} INTERFACE ${folders})
    selfe_kernel_includes(kernel_folders "${prefix}")
    target_include_directories(${target} SYSTEM INTERFACE ${kernel_folders})
    set_target_properties(${target} PROPERTIES SELFE_GENERATED "${folder}")
endfunction()
