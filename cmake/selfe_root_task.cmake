# selfe_root_task(): from sources to a bootable image, and a target that boots it in QEMU.
# SPDX-License-Identifier: BSD-2-Clause

set(SELFE_RUN "${PROJECT_SOURCE_DIR}/runner/selfe-run")

# selfe_root_task(<name> <source>... [UNTIL <text>])
#   <name>            the root task's ELF file, linked with start, runtime and bindings
#   <name>_image      (built by default) <name>.image.elf: loader, kernel, device tree and root task.
#                     Where a multiboot loader starts the kernel it is the root task alone, and
#                     <name>.kernel.elf the kernel
#   simulate-<name>   boots the image in QEMU, the console on this terminal, until the program ends
# The test <build>.<name>.image proves, without booting it, that the platform can boot the image.
# With UNTIL the simulation is over, and a success, once the program has printed that text; the test
# <build>.<name> then does the same. A platform that no QEMU plays has neither.
function(selfe_root_task name)
    cmake_parse_arguments(PARSE_ARGV 1 task "" "UNTIL" "")
    add_executable(${name} ${task_UNPARSED_ARGUMENTS})
    target_link_libraries(${name} PRIVATE selfe::start selfe::runtime selfe::bindings selfe_target_flags)

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
            ${loader_option} --root-task "$<TARGET_FILE:${name}>" --output "${image}"
        DEPENDS ${name} ${loader} selfe_host_tools "${SELFE_KERNEL_STAMP}" "${SELFE_PLATFORM_FILE}"
            "$<TARGET_FILE:selfe::image>"
        COMMENT "Packing ${name}.image.elf"
        VERBATIM)
    add_custom_target(${name}_image ALL DEPENDS "${image}")
    set_target_properties(${name} PROPERTIES SELFE_IMAGE "${image}")

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
    if(task_UNTIL)
        list(APPEND simulate --until "${task_UNTIL}")
        add_test(NAME ${SELFE_BUILD}.${name} COMMAND ${simulate} --timeout 60)
        set_tests_properties(${SELFE_BUILD}.${name} PROPERTIES
            LABELS "qemu;${SELFE_LABELS};examples" TIMEOUT 120)
    endif()
    add_custom_target(simulate-${name} COMMAND ${simulate} DEPENDS "${image}" USES_TERMINAL VERBATIM)
endfunction()
