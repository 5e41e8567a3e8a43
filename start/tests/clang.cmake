# Builds start, runtime and programs with clang, and boots them. Alone, because it builds.
# SPDX-License-Identifier: BSD-2-Clause
#
# Run with -P and -D: ROOT (the tree), FOLDER (to work in), TOOLCHAIN (clang's), PLATFORM, KERNEL
# (prefix), and HOST_BUILD or TOOLS_DIR, as this build has them.
cmake_minimum_required(VERSION 3.25)

function(run)
    execute_process(COMMAND ${ARGV} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
    if(NOT result EQUAL 0)
        message(FATAL_ERROR "${ARGV}\nexit ${result}\n${output}")
    endif()
endfunction()

run("${CMAKE_COMMAND}" -S "${ROOT}" -B "${FOLDER}" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo
    "-DCMAKE_TOOLCHAIN_FILE=${TOOLCHAIN}" "-DSELFE_PLATFORM=${PLATFORM}" "-DSELFE_KERNEL=${KERNEL}"
    -DSELFE_BUILD=clang "-DSELFE_HOST_BUILD=${HOST_BUILD}" "-DSELFE_TOOLS_DIR=${TOOLS_DIR}")
run("${CMAKE_COMMAND}" --build "${FOLDER}" --target
    examples/all start_test_environment_image start_test_panic_image start_test_threads_image)
run("${CMAKE_CTEST_COMMAND}" --test-dir "${FOLDER}" --output-on-failure --no-tests=error
    -R "^clang\\.(start\\.(environment|panic|backtrace|threads)|hello|pager|threads|archive|irq-timer)$")
