# selfe_root_task(), selfe_image(): from sources to a bootable image, and a target that boots it in QEMU.
# SPDX-License-Identifier: BSD-2-Clause
include("${CMAKE_CURRENT_LIST_DIR}/selfe_refuse.cmake")

set(SELFE_RUN "${CMAKE_CURRENT_LIST_DIR}/../runner/selfe-run" CACHE INTERNAL "")

# selfe_root_task(<name> <source>... [UNTIL <text>])
#   <name>            the root task's ELF file, linked with start, runtime and bindings
# and all that selfe_image(<name> ROOT_TASK <name>) gives.
function(selfe_root_task name)
    cmake_parse_arguments(PARSE_ARGV 1 task "" "UNTIL" "")
    selfe_require_target()
    add_executable(${name} ${task_UNPARSED_ARGUMENTS})
    target_link_libraries(${name} PRIVATE selfe::start selfe::runtime selfe::bindings selfe::flags)
    selfe_image(${name} ROOT_TASK ${name} UNTIL "${task_UNTIL}")
    set_target_properties(${name} PROPERTIES SELFE_IMAGE "${CMAKE_CURRENT_BINARY_DIR}/${name}.image.elf")
endfunction()

# selfe_image(<name> ROOT_TASK <target or ELF file> [UNTIL <text>])
#   <name>_image      (built by default) <name>.image.elf: loader, kernel, device tree and root task.
#                     Where a multiboot loader starts the kernel it is the root task alone, and
#                     <name>.kernel.elf the kernel
#   simulate-<name>   boots the image in QEMU, the console on this terminal, until the program ends
# The test <build>.<name>.image proves, without booting it, that the platform can boot the image.
# With UNTIL the simulation is over, and a success, once the program has printed that text; the test
# <build>.<name> then does the same. A platform that no QEMU plays has neither.
function(selfe_image name)
    cmake_parse_arguments(PARSE_ARGV 1 image "" "ROOT_TASK;UNTIL" "")
    if(NOT image_ROOT_TASK OR image_UNPARSED_ARGUMENTS)
        selfe_refuse("selfe_image(${name} …): ROOT_TASK is missing, or an argument is unknown"
            "selfe_image(<name> ROOT_TASK <target or ELF file> [UNTIL <text>])")
    endif()
    selfe_require_target()
    if(TARGET ${image_ROOT_TASK})
        set(root_task "$<TARGET_FILE:${image_ROOT_TASK}>")
        set(root_task_depends ${image_ROOT_TASK})
    else()
        get_filename_component(root_task "${image_ROOT_TASK}" ABSOLUTE BASE_DIR "${CMAKE_CURRENT_SOURCE_DIR}")
        set(root_task_depends "${root_task}")
    endif()

    # A kernel that is built again with the same settings has another file and the same stamp.
    set(kernel_files "${SELFE_KERNEL_STAMP}")
    if(NOT SELFE_KERNEL STREQUAL "reference")
        list(APPEND kernel_files "${SELFE_KERNEL_PREFIX}/bin/kernel.elf")
    endif()

    set(image "${CMAKE_CURRENT_BINARY_DIR}/${name}.image.elf")
    set(files "${image}")
    set(loader "")
    set(loader_option "")
    if(SELFE_BOOT_METHOD STREQUAL "loader")
        set(loader selfe_loader)
        set(loader_option --loader "$<TARGET_FILE:selfe_loader>")
    else()
        list(APPEND files "${CMAKE_CURRENT_BINARY_DIR}/${name}.kernel.elf")
    endif()
    add_custom_command(
        OUTPUT ${files}
        COMMAND selfe::image pack --prefix "${SELFE_KERNEL_PREFIX}" --platform "${SELFE_PLATFORM_FILE}"
            ${loader_option} --root-task "${root_task}" --output "${image}"
        DEPENDS ${root_task_depends} ${loader} selfe_host_tools ${kernel_files} "${SELFE_PLATFORM_FILE}"
            "$<TARGET_FILE:selfe::image>"
        COMMENT "Packing ${name}.image.elf"
        VERBATIM)
    add_custom_target(${name}_image ALL DEPENDS "${image}")
    selfe_list_image("${name}" "${image}" "${root_task}" "${image_UNTIL}")

    foreach(file IN LISTS files)
        cmake_path(GET file STEM LAST_ONLY stem)  # <name>.image or <name>.kernel
        add_test(NAME ${SELFE_BUILD}.${stem}
            COMMAND selfe::image check "${file}" --platform "${SELFE_PLATFORM_FILE}")
        set_tests_properties(${SELFE_BUILD}.${stem} PROPERTIES LABELS "${SELFE_LABELS};image")
    endforeach()

    if(NOT SELFE_HAS_QEMU)
        return()
    endif()
    set(simulate "${SELFE_PYTHON}" "${SELFE_RUN}" simulate --image "${image}"
        --platform "${SELFE_PLATFORM_FILE}" --prefix "${SELFE_KERNEL_PREFIX}")
    if(image_UNTIL)
        list(APPEND simulate --until "${image_UNTIL}")
        add_test(NAME ${SELFE_BUILD}.${name} COMMAND ${simulate} --timeout 60)
        set_tests_properties(${SELFE_BUILD}.${name} PROPERTIES
            LABELS "qemu;${SELFE_LABELS};examples" TIMEOUT 120)
    endif()
    add_custom_target(simulate-${name} COMMAND ${simulate} DEPENDS "${image}" USES_TERMINAL VERBATIM)
endfunction()

# selfe_list_image(<name> <image> <root task> <until>): adds to <build>/selfe-images.json, from which
# `selfe build` and `selfe simulate` know what a project makes.
function(selfe_list_image)
    set(members "")
    foreach(key value IN ZIP_LISTS selfe_image_keys ARGV)
        string(REPLACE "\\" "\\\\" value "${value}")
        string(REPLACE "\"" "\\\"" value "${value}")
        list(APPEND members "\"${key}\": \"${value}\"")
    endforeach()
    list(JOIN members ", " members)
    get_property(images GLOBAL PROPERTY SELFE_IMAGES)
    if(NOT images)
        # Once all folders have been read.
        cmake_language(DEFER DIRECTORY "${CMAKE_SOURCE_DIR}" CALL selfe_write_images)
    endif()
    set_property(GLOBAL APPEND_STRING PROPERTY SELFE_IMAGES ",\n  {${members}}")
endfunction()
set(selfe_image_keys name image root_task until CACHE INTERNAL "")

function(selfe_write_images)
    get_property(images GLOBAL PROPERTY SELFE_IMAGES)
    string(SUBSTRING "${images}" 1 -1 images)
    file(GENERATE OUTPUT "${CMAKE_BINARY_DIR}/selfe-images.json" CONTENT "{\"format\": 1, \"images\": [${images}\n]}\n")
endfunction()
