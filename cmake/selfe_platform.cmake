# Reads the platform's platform.toml: the one place that knows what the machine is.
# SPDX-License-Identifier: BSD-2-Clause
#
# CMake reads no TOML, so the runner checks the file against the schema and gives its data as JSON.
# Sets SELFE_PLATFORM_FILE, selfe_platform_json (all that it says), SELFE_ARCH, SELFE_ARCH_FOLDERS
# (arch/… that hold what the architecture changes: its own, then what it shares with its kin),
# SELFE_KERNEL_PLATFORM (what a kernel calls the platform), SELFE_BOOT_METHOD (loader or multiboot), SELFE_CORES (cores that the
# loader can start, the first included), SELFE_HAS_QEMU (whether
# QEMU plays it; images for hardware alone are only built and checked).
include(selfe_refuse)

set(SELFE_PLATFORM_DIR "" CACHE PATH
    "Folder of your own platforms, each in a folder of its name; searched before the tree's platforms/")

set(selfe_known_platforms "")
set(SELFE_PLATFORM_FILE "")
foreach(folder IN ITEMS "${SELFE_PLATFORM_DIR}" "${PROJECT_SOURCE_DIR}/platforms")
    if(NOT folder STREQUAL "")
        if(NOT SELFE_PLATFORM_FILE AND EXISTS "${folder}/${SELFE_PLATFORM}/platform.toml")
            set(SELFE_PLATFORM_FILE "${folder}/${SELFE_PLATFORM}/platform.toml")
        endif()
        file(GLOB selfe_names RELATIVE "${folder}" "${folder}/*/platform.toml")
        list(APPEND selfe_known_platforms ${selfe_names})
    endif()
endforeach()
if(NOT SELFE_PLATFORM_FILE)
    list(TRANSFORM selfe_known_platforms REPLACE "/platform.toml" "")
    list(JOIN selfe_known_platforms ", " selfe_known_platforms)
    selfe_refuse("unknown platform '${SELFE_PLATFORM}'"
        "SELFE_PLATFORM is one of: ${selfe_known_platforms}; docs/platforms.md says how to add one")
endif()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${SELFE_PLATFORM_FILE}")

execute_process(
    COMMAND "${SELFE_PYTHON}" "${PROJECT_SOURCE_DIR}/runner/selfe-run" platform --json "${SELFE_PLATFORM_FILE}"
    OUTPUT_VARIABLE selfe_platform_json ERROR_VARIABLE selfe_platform_error RESULT_VARIABLE selfe_platform_result)
if(NOT selfe_platform_result EQUAL 0)
    message(NOTICE "${selfe_platform_error}")
    selfe_refuse("platform '${SELFE_PLATFORM}' is not described as it must be: see above"
        "docs/platforms.md says what a platform file holds")
endif()
string(JSON selfe_platform_name GET "${selfe_platform_json}" name)
if(NOT selfe_platform_name STREQUAL SELFE_PLATFORM)
    selfe_refuse("${SELFE_PLATFORM_FILE} calls its platform '${selfe_platform_name}'"
        "`name` must be that of the folder, ${SELFE_PLATFORM}")
endif()
string(JSON SELFE_BOOT_METHOD GET "${selfe_platform_json}" boot method)
set(SELFE_CORES 1)
string(JSON selfe_count ERROR_VARIABLE selfe_platform_error GET "${selfe_platform_json}" cores count)
if(NOT selfe_platform_error)
    set(SELFE_CORES "${selfe_count}")
endif()
set(SELFE_HAS_QEMU ON)
string(JSON selfe_platform_qemu ERROR_VARIABLE selfe_platform_error GET "${selfe_platform_json}" qemu)
if(selfe_platform_error)
    set(SELFE_HAS_QEMU OFF)
endif()
string(JSON SELFE_ARCH GET "${selfe_platform_json}" arch)
set(SELFE_ARCH_FOLDERS arch/${SELFE_ARCH})
if(SELFE_ARCH MATCHES "^aarch")
    list(APPEND SELFE_ARCH_FOLDERS arch/arm)
endif()
string(JSON SELFE_KERNEL_PLATFORM ERROR_VARIABLE selfe_platform_error
    GET "${selfe_platform_json}" kernel_platform)
if(selfe_platform_error)
    set(SELFE_KERNEL_PLATFORM "${SELFE_PLATFORM}")
endif()

if(NOT CMAKE_SYSTEM_PROCESSOR STREQUAL SELFE_ARCH)
    selfe_refuse("platform ${SELFE_PLATFORM} is ${SELFE_ARCH}, the compiler makes ${CMAKE_SYSTEM_PROCESSOR}"
        "cmake --preset ${SELFE_PLATFORM}, or -DCMAKE_TOOLCHAIN_FILE=cmake/toolchains/…")
endif()
