# Every target build at once, from the host build: `images` builds them, one `ctest` sees their tests.
# SPDX-License-Identifier: BSD-2-Clause
#
# SELFE_TARGET_BUILDS names presets (CMakePresets.json says what each of them is); the preset `all`
# sets it to all that QEMU can boot. Each keeps the build folder of its preset, so working in one of
# them and building all share everything.
include(ExternalProject)

set(SELFE_TARGET_BUILDS "" CACHE STRING "Presets of target builds that `images` builds and ctest tests")

add_custom_target(images)
foreach(preset IN LISTS SELFE_TARGET_BUILDS)
    set(folder "${PROJECT_SOURCE_DIR}/build/${preset}")
    ExternalProject_Add(${preset}
        SOURCE_DIR "${PROJECT_SOURCE_DIR}"
        BINARY_DIR "${folder}"
        CONFIGURE_COMMAND "${CMAKE_COMMAND}" -S <SOURCE_DIR> --preset ${preset}
            -DSELFE_HOST_BUILD=${PROJECT_BINARY_DIR}
        BUILD_COMMAND "${CMAKE_COMMAND}" --build <BINARY_DIR>
        BUILD_ALWAYS ON
        # One after the other, each with all cores, and its progress on the terminal.
        USES_TERMINAL_CONFIGURE ON
        USES_TERMINAL_BUILD ON
        INSTALL_COMMAND ""
        EXCLUDE_FROM_ALL ON)
    # A folder that is already configured takes up what its preset says now.
    ExternalProject_Add_StepDependencies(${preset} configure "${PROJECT_SOURCE_DIR}/CMakePresets.json")
    add_dependencies(${preset}
        selfe-bindgen selfe-bitfields selfe-api selfe-image selfe-cases selfe-verdict
        selfe-virtual-jtag)
    add_dependencies(images ${preset})

    # Until a build is made, its absence is a failure.
    set(tests "${PROJECT_BINARY_DIR}/${preset}_tests.cmake")
    file(WRITE "${tests}"
        "if(EXISTS \"${folder}/CTestTestfile.cmake\")\n"
        "    subdirs(\"${folder}\")\n"
        "else()\n"
        "    add_test(${preset}_NOT_BUILT ${preset}_NOT_BUILT)\n"
        "    set_tests_properties(${preset}_NOT_BUILT PROPERTIES LABELS qemu)\n"
        "endif()\n")
    set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${tests}")
endforeach()
