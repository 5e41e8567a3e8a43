# selfe_conformance_image(): suites linked with the harness into an image whose cases are CTest tests.
# SPDX-License-Identifier: BSD-2-Clause

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
    target_link_libraries(${name} PRIVATE selfe_harness)

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

# selfe_boot_test(<name> [<runner option>...])
# The test <build>.<name>.boot: boots the image, writes <name>.journal, .xml (JUnit) and .log into
# this build folder, and sets up the fixture selfe.<build>.<name> for whoever reads them.
# Nothing boots, and no case is a test, where no QEMU plays the platform.
function(selfe_boot_test name)
    if(NOT SELFE_HAS_QEMU)
        return()
    endif()
    set(stem "${CMAKE_CURRENT_BINARY_DIR}/${name}")
    set(test ${SELFE_BUILD}.${name}.boot)
    add_test(NAME ${test}
        COMMAND "${SELFE_PYTHON}" "${SELFE_RUN}" test
            --image "${stem}.image.elf" --cases "${stem}.cases.json"
            --platform "${SELFE_PLATFORM_FILE}" --prefix "${SELFE_KERNEL_PREFIX}"
            --journal "${stem}.journal" --junit "${stem}.xml" --log "${stem}.log" ${ARGN})
    set_tests_properties(${test} PROPERTIES
        FIXTURES_SETUP "selfe.${SELFE_BUILD}.${name}"
        LABELS "qemu;${SELFE_LABELS};boot"
        TIMEOUT 900)
endfunction()

# selfe_case_tests(<name>): one test a case, <build>.<Object>.<Behaviour>, that asks for its verdict.
function(selfe_case_tests name)
    if(NOT SELFE_HAS_QEMU)
        return()
    endif()
    set(stem "${CMAKE_CURRENT_BINARY_DIR}/${name}")
    add_custom_command(
        OUTPUT "${stem}_tests.cmake"
        COMMAND selfe::cases ctest --elf "$<TARGET_FILE:${name}>" --labels "qemu;${SELFE_LABELS}"
            --prefix "${SELFE_BUILD}." --fixture "selfe.${SELFE_BUILD}.${name}"
            --verdict "$<TARGET_FILE:selfe::verdict>" --journal "${stem}.journal"
            --output "${stem}_tests.cmake"
        DEPENDS ${name} selfe_host_tools "$<TARGET_FILE:selfe::cases>"
        COMMENT "Making tests of the cases of ${name}"
        VERBATIM)
    add_custom_target(${name}_tests ALL DEPENDS "${stem}_tests.cmake")

    # The case tests are known once the image is linked; until then their absence is a failure.
    file(WRITE "${stem}_tests_if_built.cmake"
        "if(EXISTS \"${stem}_tests.cmake\")\n"
        "    include(\"${stem}_tests.cmake\")\n"
        "else()\n"
        "    add_test(${SELFE_BUILD}.${name}_NOT_BUILT ${name}_NOT_BUILT)\n"
        "endif()\n")
    set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${stem}_tests_if_built.cmake")
endfunction()
