# The uImage form, booted by U-Boot itself: the loader entered with translation and caches on.
# SPDX-License-Identifier: BSD-2-Clause

find_file(SELFE_U_BOOT u-boot.bin PATHS /usr/lib/u-boot/qemu_arm64 NO_DEFAULT_PATH
    DOC "U-Boot for QEMU's virt machine, AArch64")
if(NOT SELFE_U_BOOT)
    message(STATUS "No U-Boot (Debian: u-boot-qemu), so no test in which it boots an image")
    return()
endif()

# selfe_u_boot_test(<name> <virtualization>): U-Boot at EL1 (off) or EL2 (on) boots the smoke image.
function(selfe_u_boot_test name virtualization)
    set(folder "${CMAKE_CURRENT_BINARY_DIR}/${name}")
    set(flash "${folder}/environment.bin")
    file(MAKE_DIRECTORY "${folder}")
    execute_process(
        COMMAND "${SELFE_PYTHON}" "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/u_boot_environment.py" "${flash}"
            bootdelay=0 autostart=yes "bootcmd=bootm 0x60000000"
        COMMAND_ERROR_IS_FATAL ANY)
    file(READ "${SELFE_PLATFORM_FILE}" platform)
    string(REPLACE "virtualization=off" "virtualization=${virtualization}" platform "${platform}")
    set(uimage "loader,file=${selfe_loader_image}.uimage,addr=0x60000000,force-raw=on")
    set(drive "if=pflash,unit=1,format=raw,readonly=on,file=${flash}")
    string(REPLACE "[\"-kernel\", \"{image}\"]"
        "[\"-name\", \"{image}\", \"-bios\", \"${SELFE_U_BOOT}\", \"-device\", \"${uimage}\", \"-drive\", \"${drive}\"]"
        platform "${platform}")
    file(CONFIGURE OUTPUT "${folder}/platform.toml" CONTENT "${platform}" @ONLY)
    add_test(NAME ${SELFE_BUILD}.loader.${name}
        COMMAND "${SELFE_PYTHON}" "${SELFE_RUN}" simulate --image "${selfe_loader_image}"
            --platform "${folder}/platform.toml" --prefix "${SELFE_KERNEL_PREFIX}"
            --until "smoke: a root task runs" --timeout 60)
    set_tests_properties(${SELFE_BUILD}.loader.${name} PROPERTIES
        LABELS "qemu;${SELFE_LABELS};start" TIMEOUT 90)
endfunction()

selfe_u_boot_test(u_boot_at_el1 off)
selfe_u_boot_test(u_boot_at_el2 on)
