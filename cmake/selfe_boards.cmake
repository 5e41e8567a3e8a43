# SELFE_BOARDS: the boards on which images are tests, told to CTest as resources that are used once at a time.
# SPDX-License-Identifier: BSD-2-Clause
#
# A test on a board asks for a resource of the type board_<platform>; which board that is, CTest
# decides and the runner obeys. Where CTest does not know the resources (they are those of the
# top-level project), and between two runs of ctest, the runner's own locks do the same.
include_guard(GLOBAL)
include("${CMAKE_CURRENT_LIST_DIR}/selfe_refuse.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/selfe_python.cmake")

set(SELFE_BOARDS "$ENV{SELFE_BOARDS}" CACHE STRING
    "Files and folders of boards (hil/README.md), separated by : or ;, on which the suite is run, too; empty: none")

# selfe_read_boards(): once a build. Sets, for all folders, SELFE_BOARD_PLACES, a list, and
# SELFE_BOARD_RESOURCE, what a test asks CTest for; both empty if no board of this platform can be used.
function(selfe_read_boards)
    get_property(is_done GLOBAL PROPERTY SELFE_BOARDS_ARE_READ)
    if(is_done)
        return()
    endif()
    set_property(GLOBAL PROPERTY SELFE_BOARDS_ARE_READ TRUE)
    set(SELFE_BOARD_PLACES "" CACHE INTERNAL "")
    set(SELFE_BOARD_RESOURCE "" CACHE INTERNAL "")
    set(resources "${CMAKE_BINARY_DIR}/selfe-boards.json")
    if("${CTEST_RESOURCE_SPEC_FILE}" STREQUAL resources)
        unset(CTEST_RESOURCE_SPEC_FILE CACHE)   # ours, of an earlier configuration
    endif()
    string(REPLACE ":" ";" named "${SELFE_BOARDS}")
    if(NOT named)
        return()
    endif()
    set(places "")
    foreach(place IN LISTS named)
        cmake_path(ABSOLUTE_PATH place BASE_DIRECTORY "${CMAKE_SOURCE_DIR}")
        list(APPEND places "${place}")
    endforeach()
    execute_process(
        COMMAND "${SELFE_PYTHON}" "${SELFE_RUN}" boards --json --platform "${SELFE_PLATFORM}"
            --resources "${resources}" ${places}
        OUTPUT_VARIABLE json ERROR_VARIABLE errors RESULT_VARIABLE result)
    if(NOT result EQUAL 0)
        message(NOTICE "${errors}")
        selfe_refuse("the boards of SELFE_BOARDS are not described as they must be: see above"
            "hil/README.md says what a board file holds")
    endif()

    set(usable "")
    string(JSON count LENGTH "${json}" boards)
    foreach(index RANGE ${count})
        if(index EQUAL count)
            break()   # RANGE has its end, too
        endif()
        string(JSON file GET "${json}" boards ${index} file)
        set_property(DIRECTORY "${CMAKE_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
        string(JSON id GET "${json}" boards ${index} id)
        string(JSON resource GET "${json}" boards ${index} resource)
        if(resource STREQUAL "")
            message(STATUS "Board ${id} is in quarantine, so no test runs on it")
        else()
            list(APPEND usable ${id})
            set(SELFE_BOARD_RESOURCE "${resource}:1" CACHE INTERNAL "")
        endif()
    endforeach()
    set_property(DIRECTORY "${CMAKE_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${places})
    if(NOT usable)
        message(STATUS "No board of SELFE_BOARDS can be used for ${SELFE_PLATFORM}")
        return()
    endif()
    list(JOIN usable ", " names)
    message(STATUS "Boards for ${SELFE_PLATFORM}: ${names}")
    set(SELFE_BOARD_PLACES "${places}" CACHE INTERNAL "")
    # CMake takes it from the top-level folder when it writes what ctest reads.
    set(CTEST_RESOURCE_SPEC_FILE "${resources}" CACHE INTERNAL "")
endfunction()
