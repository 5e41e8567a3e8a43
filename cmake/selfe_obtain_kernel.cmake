# selfe_kernel(): the kernel that a sel4.toml asks for, obtained while configuring.
# SPDX-License-Identifier: BSD-2-Clause
#
#   selfe_kernel(<name> CONFIG <sel4.toml> [PLATFORM <platform>] [PROFILE debug|release] [OFFLINE] [LOCKED])
#
# `selfe kernel` fetches and builds it if need be; once it is there, this takes milliseconds. Gives
#   the target <name>: the typed interface to this kernel (selfe_bindings); `selfe/config.hpp` has its
#       configuration as C++ values
#   <name>_PREFIX: the kernel's install prefix
#   SELFE_KERNEL, if the kernel is for SELFE_PLATFORM (PLATFORM's default): root tasks, images and the
#       suite of this build are for this kernel
# A prefix that was given as -DSELFE_KERNEL=…, by a person or by `selfe build`, takes the place of what
# the file says for SELFE_PLATFORM.
# The build configures again when the sel4.toml, its lock file or the platform's description changes;
# after a change in a kernel's source tree, run cmake again.
include_guard(GLOBAL)
include("${CMAKE_CURRENT_LIST_DIR}/selfe_refuse.cmake")

# The tool itself: while configuring nothing has been built yet, so a tree without tools makes it here.
function(selfe_require_tool variable)
    get_target_property(tool selfe::selfe IMPORTED_LOCATION)
    if(NOT EXISTS "${tool}" AND NOT SELFE_TOOLS_DIR)
        message(STATUS "Building the tool selfe in ${SELFE_HOST_BUILD}")
        execute_process(COMMAND "${CMAKE_COMMAND}" -G Ninja -S "${selfe_tree}" -B "${SELFE_HOST_BUILD}"
            -DCMAKE_BUILD_TYPE=RelWithDebInfo "-DSELFE_PYTHON=${SELFE_PYTHON}" OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
        execute_process(COMMAND "${CMAKE_COMMAND}" --build "${SELFE_HOST_BUILD}" --target selfe
            COMMAND_ERROR_IS_FATAL ANY)
    endif()
    if(NOT EXISTS "${tool}")
        selfe_refuse("the tool selfe is not at ${tool}" "install selfe again, or set SELFE_TOOLS_DIR")
    endif()
    set(${variable} "${tool}" PARENT_SCOPE)
endfunction()

# Runs `selfe kernel` for selfe_kernel(), of which it is a part: sets prefix and platform there.
macro(selfe_run_kernel_command)
    set(options "")
    if(kernel_OFFLINE)
        list(APPEND options --offline)
    endif()
    if(kernel_LOCKED)
        list(APPEND options --locked)
    endif()
    get_filename_component(config "${kernel_CONFIG}" ABSOLUTE BASE_DIR "${CMAKE_CURRENT_SOURCE_DIR}")
    selfe_require_tool(tool)
    # Progress and errors go straight to the user: a first build takes a minute.
    execute_process(
        COMMAND "${tool}" kernel --json --config "${config}" --platform "${kernel_PLATFORM}"
            --${kernel_PROFILE} ${options}
        OUTPUT_VARIABLE answer RESULT_VARIABLE failed)
    if(failed)
        selfe_refuse("there is no kernel for ${name}: see above" "selfe kernel --config ${config} --platform ${kernel_PLATFORM}")
    endif()
    string(JSON prefix GET "${answer}" prefix)
    string(JSON platform GET "${answer}" platform)
    if(platform STREQUAL SELFE_PLATFORM)
        set(SELFE_KERNEL_OBTAINED "${prefix}" CACHE INTERNAL "The SELFE_KERNEL that selfe_kernel() has set")
    endif()
    string(JSON count LENGTH "${answer}" depends_on)
    math(EXPR last "${count} - 1")
    foreach(index RANGE ${last})
        string(JSON file GET "${answer}" depends_on ${index})
        if(EXISTS "${file}")
            set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
        endif()
    endforeach()
endmacro()

function(selfe_kernel name)
    cmake_parse_arguments(PARSE_ARGV 1 kernel "OFFLINE;LOCKED" "CONFIG;PLATFORM;PROFILE" "")
    if(kernel_UNPARSED_ARGUMENTS OR NOT kernel_CONFIG)
        selfe_refuse("selfe_kernel(${name} …): CONFIG is missing, or there is a word too many: ${kernel_UNPARSED_ARGUMENTS}"
            "selfe_kernel(<name> CONFIG <sel4.toml> [PLATFORM <platform>] [PROFILE debug|release])")
    endif()
    if(NOT kernel_PLATFORM)
        set(kernel_PLATFORM "${SELFE_PLATFORM}")
    endif()
    if(NOT kernel_PLATFORM)
        selfe_refuse("selfe_kernel(${name} …): for which platform?" "give PLATFORM, or configure with -DSELFE_PLATFORM=<name>")
    endif()
    if(NOT kernel_PROFILE)
        set(kernel_PROFILE debug)
    elseif(NOT kernel_PROFILE MATCHES "^(debug|release)$")
        selfe_refuse("selfe_kernel(${name} …): there is no PROFILE ${kernel_PROFILE}" "it is debug or release")
    endif()
    if(kernel_PLATFORM STREQUAL SELFE_PLATFORM AND NOT SELFE_KERNEL STREQUAL "reference"
            AND NOT SELFE_KERNEL STREQUAL "${SELFE_KERNEL_OBTAINED}")
        set(prefix "${SELFE_KERNEL}")
        set(platform "${SELFE_PLATFORM}")
    else()
        selfe_run_kernel_command()
    endif()

    selfe_bindings(${name} KERNEL "${prefix}")
    set(${name}_PREFIX "${prefix}" PARENT_SCOPE)
    if(platform STREQUAL SELFE_PLATFORM)
        if(TARGET selfe_kernel AND NOT SELFE_KERNEL STREQUAL prefix)
            selfe_refuse("selfe_kernel(${name} …) comes after what is built for another kernel"
                "call it before the first selfe_root_task(), selfe_image() or selfe_conformance()")
        endif()
        set(SELFE_KERNEL "${prefix}" CACHE STRING "Install prefix of the kernel" FORCE)
    endif()
endfunction()
