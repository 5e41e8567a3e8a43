# Does what docs/platforms.md says: adds the platform of its example, builds an image for it, boots it.
# SPDX-License-Identifier: BSD-2-Clause
#
# Run with -P and -D: ROOT (the tree), FOLDER (to work in), TOOLCHAIN, KERNEL (prefix), HOST_BUILD.
cmake_minimum_required(VERSION 3.25)

file(REMOVE_RECURSE "${FOLDER}")
file(READ "${ROOT}/docs/platforms.md" text)
string(REGEX MATCH "```toml\n([^`]*)```" found "${text}")
file(WRITE "${FOLDER}/boards/desk/platform.toml" "${CMAKE_MATCH_1}")

function(run)
    execute_process(COMMAND ${ARGV} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
    if(NOT result EQUAL 0)
        message(FATAL_ERROR "${ARGV}\nexit ${result}\n${output}")
    endif()
endfunction()

run("${CMAKE_COMMAND}" -S "${ROOT}" -B "${FOLDER}/build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo
    "-DCMAKE_TOOLCHAIN_FILE=${TOOLCHAIN}" "-DSELFE_PLATFORM_DIR=${FOLDER}/boards" -DSELFE_PLATFORM=desk
    "-DSELFE_KERNEL=${KERNEL}" "-DSELFE_HOST_BUILD=${HOST_BUILD}")
run("${CMAKE_COMMAND}" --build "${FOLDER}/build" --target start_test_smoke_image)
run("${CMAKE_CTEST_COMMAND}" --test-dir "${FOLDER}/build" --output-on-failure --no-tests=error
    -R "^desk\\.(start_test_smoke\\.image|start\\.smoke)$")
