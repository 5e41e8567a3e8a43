# selfe_conformance_image(): suites linked with the harness into an image whose cases are CTest tests.
# SPDX-License-Identifier: BSD-2-Clause
include(selfe_boards)

# selfe_suite(<area> <source>...): the cases of one folder of suites/; the area is its name.
function(selfe_suite area)
    add_library(selfe_suite_${area} OBJECT EXCLUDE_FROM_ALL ${ARGN})   # an image may be of a few only
    target_compile_definitions(selfe_suite_${area} PRIVATE SELFE_AREA="${area}")
    # Cases run in the order in which they are written.
    target_compile_options(selfe_suite_${area} PRIVATE -fno-toplevel-reorder)
    target_link_libraries(selfe_suite_${area} PRIVATE selfe_harness selfe_target_flags)
endfunction()

# selfe_conformance_image(<name> SUITES <area>...)
# The image, and the JSON list of its cases (<name>.cases.json) for the runner.
function(selfe_conformance_image name)
    cmake_parse_arguments(PARSE_ARGV 1 image "" "" "SUITES")
    set(objects "")
    foreach(area IN LISTS image_SUITES)
        list(APPEND objects $<TARGET_OBJECTS:selfe_suite_${area}>)
    endforeach()
    selfe_root_task(${name} ${objects})
    target_link_libraries(${name} PRIVATE selfe_harness selfe_models)

    set(cases "${CMAKE_CURRENT_BINARY_DIR}/${name}.cases.json")
    add_custom_command(
        OUTPUT "${cases}"
        COMMAND selfe::cases list --elf "$<TARGET_FILE:${name}>" --platform "${SELFE_PLATFORM}"
            --output "${cases}"
        DEPENDS ${name} selfe_host_tools "$<TARGET_FILE:selfe::cases>"
        COMMENT "Listing the cases of ${name}"
        VERBATIM)
    add_custom_target(${name}_cases ALL DEPENDS "${cases}")
endfunction()

# selfe_boot_test(<name> [ON <machine>] [THROUGH <command>...] [<runner option>...])
# The test <build>.<name>.boot: boots the image in QEMU, writes <name>.journal, .xml (JUnit) and .log
# into this build folder, and sets up the fixture selfe.<build>.<name> for whoever reads them.
# Nothing boots, and no case is a test, where no QEMU plays the platform.
# ON another machine, which the options name, all of them are called after it: <build>.<machine>.<name>.boot,
# <name>.<machine>.journal; THROUGH is a command that takes the runner's at its end.
function(selfe_boot_test name)
    cmake_parse_arguments(PARSE_ARGV 1 boot "" "ON" "THROUGH")
    if(NOT boot_ON AND NOT SELFE_HAS_QEMU)
        return()
    endif()
    selfe_names_on("${boot_ON}" ${name})
    selfe_image_stem(image ${name})
    set(test ${prefix}${name}.boot)
    add_test(NAME ${test}
        COMMAND ${boot_THROUGH} "${SELFE_PYTHON}" "${SELFE_RUN}" test
            --image "${image}.image.elf" --cases "${image}.cases.json"
            --platform "${SELFE_PLATFORM_FILE}" --prefix "${SELFE_KERNEL_PREFIX}"
            --journal "${results}.journal" --junit "${results}.xml" --log "${results}.log"
            --resume   # takes effect in one run of ctest only: with its --repeat
            ${boot_UNPARSED_ARGUMENTS})
    set_tests_properties(${test} PROPERTIES
        FIXTURES_SETUP "${fixture}"
        LABELS "${label};${SELFE_LABELS};boot"
        TIMEOUT 900)
endfunction()

# selfe_row_test(<name> <percent> [<condition>=<percent>...]): the test <build>.<name>.rows: of the
# catalogue's rows that apply to this kernel and that a program can observe, so many must be decided, and
# so many of those with a condition, if this kernel has it; of a ctest run of chosen cases (SELFE_CASES)
# nothing is demanded. Writes <name>.rows.tsv and .json.
function(selfe_row_test name)
    if(NOT SELFE_HAS_QEMU)
        return()
    endif()
    set(stem "${CMAKE_CURRENT_BINARY_DIR}/${name}")
    set(test ${SELFE_BUILD}.${name}.rows)
    list(TRANSFORM ARGN PREPEND "--least=" OUTPUT_VARIABLE least)
    add_test(NAME ${test}
        COMMAND "${SELFE_PYTHON}" "${SELFE_RUN}" matrix --untested --unless-chosen ${least}
            --tsv "${stem}.rows.tsv" --json "${stem}.rows.json" "${stem}.journal")
    set_tests_properties(${test} PROPERTIES
        FIXTURES_REQUIRED "selfe.${SELFE_BUILD}.${name}"
        LABELS "qemu;${SELFE_LABELS}")
endfunction()

# selfe_case_tests(<name> [ON <machine>]): one test a case, <build>.<Object>.<Behaviour> or
# <build>.<machine>.<Object>.<Behaviour>, that asks for its verdict.
function(selfe_case_tests name)
    cmake_parse_arguments(PARSE_ARGV 1 cases "" "ON" "")
    if(NOT cases_ON AND NOT SELFE_HAS_QEMU)
        return()
    endif()
    selfe_names_on("${cases_ON}" ${name})
    add_custom_command(
        OUTPUT "${results}_tests.cmake"
        COMMAND selfe::cases ctest --elf "$<TARGET_FILE:${name}>" --labels "${label};${SELFE_LABELS}"
            --prefix "${prefix}" --fixture "${fixture}"
            --verdict "$<TARGET_FILE:selfe::verdict>" --journal "${results}.journal"
            --output "${results}_tests.cmake"
        DEPENDS ${name} selfe_host_tools "$<TARGET_FILE:selfe::cases>"
        COMMENT "Making tests of the cases of ${name}"
        VERBATIM)
    get_filename_component(stem "${results}" NAME)
    add_custom_target(${stem}_tests ALL DEPENDS "${results}_tests.cmake")

    # The case tests are known once the image is linked; until then their absence is a failure.
    file(WRITE "${results}_tests_if_built.cmake"
        "if(EXISTS \"${results}_tests.cmake\")\n"
        "    include(\"${results}_tests.cmake\")\n"
        "else()\n"
        "    add_test(${prefix}${name}_NOT_BUILT ${name}_NOT_BUILT)\n"
        "endif()\n")
    set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${results}_tests_if_built.cmake")
endfunction()

# selfe_board_tests(<name>): the image and its cases as tests on the boards of SELFE_BOARDS that are
# of this platform, if there are any: a boot on whichever of them is free.
function(selfe_board_tests name)
    selfe_read_boards()
    if(NOT SELFE_BOARD_PLACES)
        return()
    endif()
    list(TRANSFORM SELFE_BOARD_PLACES PREPEND "--board=" OUTPUT_VARIABLE boards)
    # A slow transfer for each boot, and somebody else's run before this one.
    selfe_boot_test(${name} ON board ${boards} --run-timeout 1800 --wait 1600)
    set_tests_properties(${SELFE_BUILD}.board.${name}.boot PROPERTIES
        RESOURCE_GROUPS "${SELFE_BOARD_RESOURCE}"
        TIMEOUT 4500)
    selfe_case_tests(${name} ON board)
endfunction()

# selfe_names_on(<machine or ""> <image>): sets `prefix` of test names, `results` without ending,
# `fixture` and `label`.
macro(selfe_names_on machine image)
    if("${machine}" STREQUAL "")
        set(prefix "${SELFE_BUILD}.")
        set(results "${CMAKE_CURRENT_BINARY_DIR}/${image}")
        set(label qemu)
    else()
        set(prefix "${SELFE_BUILD}.${machine}.")
        set(results "${CMAKE_CURRENT_BINARY_DIR}/${image}.${machine}")
        set(label hil)
    endif()
    set(fixture "selfe.${prefix}${image}")
endmacro()

# selfe_image_stem(<variable> <image>): its files' path without ending, in the folder that makes it.
function(selfe_image_stem variable image)
    get_target_property(file ${image} SELFE_IMAGE)
    string(REGEX REPLACE "\\.image\\.elf$" "" file "${file}")
    set(${variable} "${file}" PARENT_SCOPE)
endfunction()
