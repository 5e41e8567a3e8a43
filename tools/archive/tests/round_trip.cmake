# Packs files by path and by name, checks the archive, spoils it, checks again: run with -P.
# SPDX-License-Identifier: BSD-2-Clause
cmake_minimum_required(VERSION 3.25)
file(REMOVE_RECURSE "${FOLDER}")
file(MAKE_DIRECTORY "${FOLDER}")

# run(<exit code> <argument>...): what selfe-archive says is in `text` then.
function(run wanted)
    execute_process(COMMAND "${ARCHIVE}" ${ARGN} WORKING_DIRECTORY "${FOLDER}"
        OUTPUT_VARIABLE text ERROR_VARIABLE text RESULT_VARIABLE result)
    if(NOT result EQUAL wanted)
        message(FATAL_ERROR "selfe-archive ${ARGN}: exit ${result}, wanted ${wanted}\n${text}")
    endif()
    set(text "${text}" PARENT_SCOPE)
endfunction()
function(require pattern)
    if(NOT text MATCHES "${pattern}")
        message(FATAL_ERROR "wanted '${pattern}':\n${text}")
    endif()
endfunction()

# By path relative to --base and by name, in no order: the bytes are the golden ones.
run(0 pack --align 64 --base "${TESTS}/input" --output a/few.archive numbers=${TESTS}/input/numbers
    "${TESTS}/input/greetings/en.txt" "${TESTS}/input/empty" "${TESTS}/input/greetings/de.txt")
file(SHA256 "${FOLDER}/a/few.archive" made)
file(SHA256 "${TESTS}/golden/few_files.archive" golden)
if(NOT made STREQUAL golden)
    message(FATAL_ERROR "the command's bytes are not the golden ones")
endif()
run(0 check a/few.archive)

# Nothing changes: the file keeps its time, and a build that depends on it stays quiet.
file(TIMESTAMP "${FOLDER}/a/few.archive" before "%s.%f")
run(0 pack --align 64 --base "${TESTS}/input" --output a/few.archive "${TESTS}/input/numbers"
    "${TESTS}/input/greetings/en.txt" "${TESTS}/input/empty" "${TESTS}/input/greetings/de.txt")
file(TIMESTAMP "${FOLDER}/a/few.archive" after "%s.%f")
if(NOT before STREQUAL after)
    message(FATAL_ERROR "the archive was written although nothing changed")
endif()

# Bytes behind the end, which the target's reader does not look at.
execute_process(COMMAND "${CMAKE_COMMAND}" -E cat a/few.archive "${TESTS}/input/numbers"
    WORKING_DIRECTORY "${FOLDER}" OUTPUT_FILE "${FOLDER}/longer.archive")
run(1 check longer.archive)
require("longer.archive: error: the archive is not what selfe-archive packs of its files")

# Refusals leave nothing behind.
run(1 pack --align 3 --output odd.archive "a=${TESTS}/input/empty")
require("error: the alignment 3 is no power of two")
run(1 pack --output twice.archive "a=${TESTS}/input/empty" "a=${TESTS}/input/numbers")
require("a: error: two files have this name")
# More than an archive holds, in a file without a block on the disk.
execute_process(COMMAND truncate --size 4G "${FOLDER}/huge" COMMAND_ERROR_IS_FATAL ANY)
run(1 pack --output huge.archive huge)
require("error: the files take more than 4 GiB - 1")
file(REMOVE "${FOLDER}/huge")
file(GLOB left RELATIVE "${FOLDER}" "${FOLDER}/*")
if(NOT left STREQUAL "a;longer.archive")
    message(FATAL_ERROR "files were left behind: ${left}")
endif()
