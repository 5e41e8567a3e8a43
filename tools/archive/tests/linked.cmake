# Builds linked/ with its archive, changes a file, builds again; and makes each mistake: run with -P.
# SPDX-License-Identifier: BSD-2-Clause
cmake_minimum_required(VERSION 3.25)
file(REMOVE_RECURSE "${FOLDER}")

# configure(<exit code> <option>...): what CMake says is in `text` then.
function(configure wanted)
    execute_process(COMMAND "${CMAKE_COMMAND}" -S "${TESTS}/linked" -B "${FOLDER}" -G Ninja
            "-DTREE=${TREE}" "-DARCHIVE=${ARCHIVE}" ${ARGN}
        OUTPUT_VARIABLE text ERROR_VARIABLE text RESULT_VARIABLE result)
    if(NOT result EQUAL wanted)
        message(FATAL_ERROR "exit ${result}, wanted ${wanted}\n${text}")
    endif()
    set(text "${text}" PARENT_SCOPE)
endfunction()
function(build_and_run)
    execute_process(COMMAND "${CMAKE_COMMAND}" --build "${FOLDER}" OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND "${FOLDER}/parent" OUTPUT_VARIABLE text COMMAND_ERROR_IS_FATAL ANY)
    set(text "${text}" PARENT_SCOPE)
endfunction()
function(require pattern)
    string(REGEX REPLACE "[ \n]+" " " line "${text}")
    if(NOT line MATCHES "${pattern}")
        message(FATAL_ERROR "wanted '${pattern}':\n${text}")
    endif()
endfunction()

configure(1 -DMISTAKE=nothing)
require("error: selfe_archive\\(parent …\\): FILES are missing")
configure(1 -DMISTAKE=outside)
require("error: selfe_archive: .*/made/note.txt lies outside of .*/linked hint: give it a name: NAME=")
configure(1 -DMISTAKE=unnamed)
require("error: selfe_archive: .*TARGET_FILE:child> lies outside of")
configure(1 -DMISTAKE=twice)
require("error: selfe_archive\\(parent …\\) a second time")

file(WRITE "${FOLDER}/made/note.txt" "first\n")
configure(0 -DMISTAKE=)
build_and_run()
file(SIZE "${FOLDER}/child" child_size)
file(SIZE "${TESTS}/linked/child.cpp" source_size)
require("^child ${child_size} 0 child.cpp ${source_size} 0 note.txt 6 0 first $")

file(WRITE "${FOLDER}/made/note.txt" "another one\n")
build_and_run()
require("note.txt 12 0 another one $")
execute_process(COMMAND "${CMAKE_COMMAND}" --build "${FOLDER}" OUTPUT_VARIABLE text COMMAND_ERROR_IS_FATAL ANY)
require("no work to do")
