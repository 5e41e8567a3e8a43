# selfe_loader_test(): boots the raw image at an address of its own, on a variant of the platform.
# SPDX-License-Identifier: BSD-2-Clause

set(selfe_loader_image "${CMAKE_CURRENT_BINARY_DIR}/start_test_smoke.raw.image.elf")
add_custom_command(
    OUTPUT "${selfe_loader_image}" "${selfe_loader_image}.bin" "${selfe_loader_image}.uimage"
    COMMAND selfe::image pack --prefix "${SELFE_KERNEL_PREFIX}" --platform "${SELFE_PLATFORM_FILE}"
        --loader "$<TARGET_FILE:selfe_loader>" --root-task "$<TARGET_FILE:start_test_smoke>"
        --output "${selfe_loader_image}" --binary "${selfe_loader_image}.bin"
        --uimage "${selfe_loader_image}.uimage"
    DEPENDS start_test_smoke selfe_loader selfe_host_tools "${SELFE_KERNEL_STAMP}"
        "${SELFE_PLATFORM_FILE}" "$<TARGET_FILE:selfe::image>"
    COMMENT "Packing start_test_smoke.raw.image.elf and its other forms"
    VERBATIM)
add_custom_target(start_test_smoke_binary ALL DEPENDS "${selfe_loader_image}.bin")

# selfe_loader_test(<name> <address> <text> [REPLACE <old> <new>])
#   <address>   where the image is loaded, and entered at its first byte
#   <text>      what must appear on the console
#   REPLACE     text of the platform file that the variant has otherwise
function(selfe_loader_test name address text)
    cmake_parse_arguments(PARSE_ARGV 3 variant "" "" "REPLACE")
    file(READ "${SELFE_PLATFORM_FILE}" platform)
    if(variant_REPLACE)
        list(POP_FRONT variant_REPLACE old new)
        string(REPLACE "${old}" "${new}" platform "${platform}")
    endif()
    # The runner looks into the ELF form and insists on naming it to QEMU: as the machine's name.
    set(raw "loader,file=${selfe_loader_image}.bin,addr=${address},cpu-num=0,force-raw=on")
    string(REPLACE "[\"-kernel\", \"{image}\"]"
        "[\"-name\", \"{image}\", \"-device\", \"${raw}\"]" platform "${platform}")
    set(file "${CMAKE_CURRENT_BINARY_DIR}/${name}/platform.toml")
    file(CONFIGURE OUTPUT "${file}" CONTENT "${platform}" @ONLY)
    add_test(NAME ${SELFE_BUILD}.loader.${name}
        COMMAND "${SELFE_PYTHON}" "${SELFE_RUN}" simulate --image "${selfe_loader_image}"
            --platform "${file}" --prefix "${SELFE_KERNEL_PREFIX}"
            --until "${text}" --timeout 30)
    set_tests_properties(${SELFE_BUILD}.loader.${name} PROPERTIES
        LABELS "qemu;${SELFE_LABELS};start" TIMEOUT 60)
endfunction()
