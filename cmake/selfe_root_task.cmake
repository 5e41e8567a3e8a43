# selfe_root_task(): from sources to a bootable image, and a target that boots it in QEMU.
# SPDX-License-Identifier: BSD-2-Clause

set(SELFE_RUN "${PROJECT_SOURCE_DIR}/runner/selfe-run")

# selfe_root_task(<name> <source>...)
#   <name>            the root task's ELF file, linked with start, runtime and bindings
#   <name>_image      (built by default) <name>.image.elf: loader, kernel, device tree and root task
#   simulate-<name>   boots the image in QEMU, the console on this terminal
function(selfe_root_task name)
    add_executable(${name} ${ARGN})
    target_link_libraries(${name} PRIVATE selfe::start selfe::runtime selfe::bindings selfe_target_flags)

    set(image "${CMAKE_CURRENT_BINARY_DIR}/${name}.image.elf")
    add_custom_command(
        OUTPUT "${image}"
        COMMAND selfe::image pack --prefix "${SELFE_KERNEL_PREFIX}" --platform "${SELFE_PLATFORM_FILE}"
            --loader "$<TARGET_FILE:selfe_loader>" --root-task "$<TARGET_FILE:${name}>" --output "${image}"
        DEPENDS ${name} selfe_loader selfe_host_tools "${SELFE_KERNEL_STAMP}" "${SELFE_PLATFORM_FILE}"
            "$<TARGET_FILE:selfe::image>"
        COMMENT "Packing ${name}.image.elf"
        VERBATIM)
    add_custom_target(${name}_image ALL DEPENDS "${image}")
    set_target_properties(${name} PROPERTIES SELFE_IMAGE "${image}")

    add_custom_target(simulate-${name}
        COMMAND "${SELFE_PYTHON}" "${SELFE_RUN}" simulate --image "${image}"
            --platform "${SELFE_PLATFORM_FILE}" --prefix "${SELFE_KERNEL_PREFIX}"
        DEPENDS "${image}"
        USES_TERMINAL VERBATIM)
endfunction()

# selfe_simulate_test(<name> <text>): the test <platform>.<name> boots the image and waits for a text
# on the console.
function(selfe_simulate_test name text)
    get_target_property(image ${name} SELFE_IMAGE)
    add_test(NAME ${SELFE_PLATFORM}.${name}
        COMMAND "${SELFE_PYTHON}" "${SELFE_RUN}" simulate --image "${image}"
            --platform "${SELFE_PLATFORM_FILE}" --prefix "${SELFE_KERNEL_PREFIX}"
            --until "${text}" --timeout 60)
    set_tests_properties(${SELFE_PLATFORM}.${name} PROPERTIES
        LABELS "qemu;${SELFE_PLATFORM};examples" TIMEOUT 120)
endfunction()
