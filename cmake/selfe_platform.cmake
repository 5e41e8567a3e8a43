# Reads platforms/<name>/platform.toml: the one place that knows what the machine is.
# SPDX-License-Identifier: BSD-2-Clause
#
# CMake reads no TOML, so Python turns the file into JSON in the build folder.
# Sets SELFE_PLATFORM_FILE, SELFE_ARCH, SELFE_KERNEL_PLATFORM (what a kernel calls the platform).
include(selfe_refuse)

set(SELFE_PLATFORM_FILE "${PROJECT_SOURCE_DIR}/platforms/${SELFE_PLATFORM}/platform.toml")
if(NOT EXISTS "${SELFE_PLATFORM_FILE}")
    file(GLOB selfe_known_platforms RELATIVE "${PROJECT_SOURCE_DIR}/platforms"
        "${PROJECT_SOURCE_DIR}/platforms/*/platform.toml")
    list(TRANSFORM selfe_known_platforms REPLACE "/platform.toml" "")
    list(JOIN selfe_known_platforms ", " selfe_known_platforms)
    selfe_refuse("unknown platform '${SELFE_PLATFORM}'" "SELFE_PLATFORM is one of: ${selfe_known_platforms}")
endif()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${SELFE_PLATFORM_FILE}")

execute_process(
    COMMAND "${SELFE_PYTHON}" -c
        "import json, sys, tomllib; json.dump(tomllib.load(open(sys.argv[1], 'rb')), sys.stdout)"
        "${SELFE_PLATFORM_FILE}"
    OUTPUT_VARIABLE selfe_platform_json ERROR_VARIABLE selfe_platform_error RESULT_VARIABLE selfe_platform_result)
if(NOT selfe_platform_result EQUAL 0)
    string(REGEX REPLACE ".*\n([^\n]+)\n*$" "\\1" selfe_platform_error "${selfe_platform_error}")
    selfe_refuse("${SELFE_PLATFORM_FILE}: ${selfe_platform_error}" "see platforms/qemu-arm-virt/platform.toml")
endif()
string(JSON SELFE_ARCH GET "${selfe_platform_json}" arch)
string(JSON SELFE_KERNEL_PLATFORM ERROR_VARIABLE selfe_platform_error
    GET "${selfe_platform_json}" kernel_platform)
if(selfe_platform_error)
    set(SELFE_KERNEL_PLATFORM "${SELFE_PLATFORM}")
endif()

if(NOT CMAKE_SYSTEM_PROCESSOR STREQUAL SELFE_ARCH)
    selfe_refuse("platform ${SELFE_PLATFORM} is ${SELFE_ARCH}, the compiler makes ${CMAKE_SYSTEM_PROCESSOR}"
        "cmake --preset ${SELFE_PLATFORM}, or -DCMAKE_TOOLCHAIN_FILE=cmake/toolchains/…")
endif()
