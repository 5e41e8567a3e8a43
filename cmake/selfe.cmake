# What a project gets from selfe, by find_package(selfe) or by add_subdirectory of this tree.
# SPDX-License-Identifier: BSD-2-Clause
#
#   selfe_bindings(<target> KERNEL <prefix>)    the typed interface to one kernel; needs nothing else
#   selfe_kernel(<name> CONFIG <sel4.toml>)     the kernel that the file asks for, and its typed interface
#   selfe_root_task(<name> <source>...)         a program with runtime and start, and its image
#   selfe_archive(<target> FILES <file>...)     files in a program, which reads them in place
#   selfe_image(<name> ROOT_TASK <file>)        an image of a root task that was made elsewhere
#   selfe_conformance([AREAS <area>...])        the conformance suite as tests of the project
#
# All but the first two need SELFE_PLATFORM and SELFE_KERNEL (selfe_options.cmake): the first of them that
# is called brings runtime, start and the kernel into the build, as targets selfe::runtime, selfe::start,
# selfe::bindings and selfe::flags.
include_guard(GLOBAL)

include("${CMAKE_CURRENT_LIST_DIR}/selfe_options.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/selfe_host_tools.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/selfe_archive.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/selfe_bindings.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/selfe_obtain_kernel.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/selfe_root_task.cmake")

# selfe_require_target(): bindings, runtime and start for platform and kernel, once a build.
function(selfe_require_target)
    if(TARGET selfe_start)
        return()
    endif()
    if(SELFE_PLATFORM STREQUAL "")
        selfe_refuse("SELFE_PLATFORM is empty: for which platform is this build?"
            "cmake -DSELFE_PLATFORM=<name> --toolchain <selfe>/cmake/toolchains/<compiler>.cmake; `selfe build` does both")
    endif()
    set(SELFE_IS_REQUIRED TRUE)
    add_subdirectory("${CMAKE_CURRENT_FUNCTION_LIST_DIR}/.." "${CMAKE_BINARY_DIR}/selfe-target")
endfunction()

# selfe_conformance([AREAS <area>...]): the suite on the kernel of this build, or a part of it. Its image
# is built by default; its boot and its cases are tests as soon as the project has include(CTest).
function(selfe_conformance)
    cmake_parse_arguments(PARSE_ARGV 0 conformance "" "" "AREAS")
    if(conformance_UNPARSED_ARGUMENTS)
        selfe_refuse("selfe_conformance(…): unknown argument '${conformance_UNPARSED_ARGUMENTS}'"
            "selfe_conformance([AREAS <area>...])")
    endif()
    selfe_require_target()
    set(CMAKE_MODULE_PATH "${CMAKE_CURRENT_FUNCTION_LIST_DIR}")
    add_subdirectory("${CMAKE_CURRENT_FUNCTION_LIST_DIR}/../conformance" "${CMAKE_BINARY_DIR}/conformance")
endfunction()
