# selfe_conformance_image(): suites linked with the harness into an image whose cases are CTest tests.
# SPDX-License-Identifier: BSD-2-Clause

# selfe_suite(<area> <source>...): the cases of one folder of suites/; the area is its name.
function(selfe_suite area)
    add_library(selfe_suite_${area} OBJECT ${ARGN})
    target_compile_definitions(selfe_suite_${area} PRIVATE SELFE_AREA="${area}")
    target_link_libraries(selfe_suite_${area} PRIVATE selfe_harness selfe_target_flags)
endfunction()

# selfe_conformance_image(<name> SUITES <area>... [NO_TESTS])
# One test, <platform>.<name>.boot, boots the image and writes <name>.journal, .xml (JUnit) and .log
# into this build folder; one test a case, <platform>.<Object>.<Behaviour>, asks for its verdict.
function(selfe_conformance_image name)
    cmake_parse_arguments(PARSE_ARGV 1 image "NO_TESTS" "" "SUITES")
    set(objects "")
    foreach(area IN LISTS image_SUITES)
        list(APPEND objects $<TARGET_OBJECTS:selfe_suite_${area}>)
    endforeach()
    selfe_root_task(${name} ${objects})
    target_link_libraries(${name} PRIVATE selfe_harness)

    set(stem "${CMAKE_CURRENT_BINARY_DIR}/${name}")
    set(fixture "selfe.${SELFE_PLATFORM}.${name}")
    add_custom_command(
        OUTPUT "${stem}.cases.json" "${stem}_tests.cmake"
        COMMAND selfe::cases list --elf "$<TARGET_FILE:${name}>" --platform "${SELFE_PLATFORM}"
            --output "${stem}.cases.json"
        COMMAND selfe::cases ctest --elf "$<TARGET_FILE:${name}>" --platform "${SELFE_PLATFORM}"
            --prefix "${SELFE_PLATFORM}." --fixture "${fixture}" --verdict "$<TARGET_FILE:selfe::verdict>"
            --journal "${stem}.journal" --output "${stem}_tests.cmake"
        DEPENDS ${name} selfe_host_tools "$<TARGET_FILE:selfe::cases>"
        COMMENT "Listing the cases of ${name}"
        VERBATIM)
    add_custom_target(${name}_cases ALL DEPENDS "${stem}.cases.json" "${stem}_tests.cmake")
    if(image_NO_TESTS)
        return()
    endif()

    add_test(NAME ${SELFE_PLATFORM}.${name}.boot
        COMMAND "${SELFE_PYTHON}" "${SELFE_RUN}" test
            --image "${stem}.image.elf" --cases "${stem}.cases.json"
            --platform "${SELFE_PLATFORM_FILE}" --prefix "${SELFE_KERNEL_PREFIX}"
            --journal "${stem}.journal" --junit "${stem}.xml" --log "${stem}.log")
    set_tests_properties(${SELFE_PLATFORM}.${name}.boot PROPERTIES
        FIXTURES_SETUP "${fixture}" LABELS "qemu;${SELFE_PLATFORM};boot" TIMEOUT 900)

    # The case tests are known once the image is linked; until then their absence is a failure.
    file(WRITE "${stem}_tests_if_built.cmake"
        "if(EXISTS \"${stem}_tests.cmake\")\n"
        "    include(\"${stem}_tests.cmake\")\n"
        "else()\n"
        "    add_test(${SELFE_PLATFORM}.${name}_NOT_BUILT ${name}_NOT_BUILT)\n"
        "endif()\n")
    set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${stem}_tests_if_built.cmake")
endfunction()
