# Tests of the command itself: exit codes, messages, and that pack, list and check fit together.
# SPDX-License-Identifier: BSD-2-Clause

# selfe_archive_prints(<name> <pattern> <argument>...): the command must print a text.
function(selfe_archive_prints name pattern)
    add_test(NAME selfe-archive.${name} COMMAND selfe-archive ${ARGN}
        WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}")
    set_tests_properties(selfe-archive.${name} PROPERTIES LABELS host PASS_REGULAR_EXPRESSION "${pattern}")
endfunction()

selfe_archive_prints(usage "--output is required" pack input/numbers)
selfe_archive_prints(no-archive "input/numbers: error: the archive is cut off" check input/numbers)
selfe_archive_prints(not-an-archive "damage_test.cpp: error: this is no archive" list damage_test.cpp)
selfe_archive_prints(list
    "archive of 4 files, 326 bytes, files at multiples of 64\n +0  empty\n +10  greetings/de.txt\n +9  greetings/en.txt\n +6  numbers\n"
    list golden/few_files.archive)
selfe_archive_prints(outside "files.hpp: error: lies outside of input\nhint: give it a name, NAME=files.hpp"
    pack --base input files.hpp --output "${CMAKE_CURRENT_BINARY_DIR}/outside.archive")
selfe_archive_prints(missing-file "input/nothing: error: cannot open" pack input/nothing
    --output "${CMAKE_CURRENT_BINARY_DIR}/missing.archive")

add_test(NAME selfe-archive.round-trip
    COMMAND "${CMAKE_COMMAND}" "-DARCHIVE=$<TARGET_FILE:selfe-archive>"
        "-DFOLDER=${CMAKE_CURRENT_BINARY_DIR}/round-trip" "-DTESTS=${CMAKE_CURRENT_SOURCE_DIR}"
        -P "${CMAKE_CURRENT_SOURCE_DIR}/round_trip.cmake")
set_tests_properties(selfe-archive.round-trip PROPERTIES LABELS host)

# What CMake makes of it: the archive in a program, made anew when a file changes.
add_test(NAME selfe-archive.linked
    COMMAND "${CMAKE_COMMAND}" "-DARCHIVE=$<TARGET_FILE:selfe-archive>" "-DTREE=${PROJECT_SOURCE_DIR}"
        "-DFOLDER=${CMAKE_CURRENT_BINARY_DIR}/linked" "-DTESTS=${CMAKE_CURRENT_SOURCE_DIR}"
        -P "${CMAKE_CURRENT_SOURCE_DIR}/linked.cmake")
set_tests_properties(selfe-archive.linked PROPERTIES LABELS host)
