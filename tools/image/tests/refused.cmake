# Packs something that must be refused: run with -P, see command_line.cmake.
# SPDX-License-Identifier: BSD-2-Clause
cmake_minimum_required(VERSION 3.25)
file(REMOVE_RECURSE "${FOLDER}")
execute_process(COMMAND "${FIXTURE}" "${FOLDER}" ${ARCH} COMMAND_ERROR_IS_FATAL ANY)
set(output --output app.image.elf)
if("--output" IN_LIST OPTIONS)
    set(output "")
endif()
file(GLOB_RECURSE before "${FOLDER}/*")
execute_process(
    COMMAND "${IMAGE}" pack --prefix prefix --platform "${PLATFORM}" --root-task root_task.elf
        ${output} ${OPTIONS}
    WORKING_DIRECTORY "${FOLDER}" ERROR_VARIABLE errors OUTPUT_QUIET RESULT_VARIABLE result)
string(FIND "${errors}" "${TEXT}" at)
if(NOT result EQUAL 1 OR at LESS 0)
    message(FATAL_ERROR "exit ${result}, wanted 1 and '${TEXT}':\n${errors}")
endif()
file(GLOB_RECURSE after "${FOLDER}/*")
if(NOT before STREQUAL after)
    message(FATAL_ERROR "a refusal left files behind: ${after}")
endif()
