# Constants and device tree of the platform, generated while configuring. Gives kernel_platform.
# SPDX-License-Identifier: BSD-2-Clause
add_library(kernel_platform INTERFACE)
set(kernel_dts "${kernel_platform_dir}/${KERNEL_PLATFORM}.dts")
if(NOT EXISTS "${kernel_dts}")
    # A machine that describes itself at boot: its few constants are written by hand.
    target_include_directories(kernel_platform INTERFACE "${kernel_platform_dir}/include")
    return()
endif()

find_program(KERNEL_DTC dtc)
find_program(KERNEL_FDTGET fdtget)
if(NOT KERNEL_DTC OR NOT KERNEL_FDTGET)
    message(FATAL_ERROR "dtc and fdtget are missing (Debian: device-tree-compiler)")
endif()

set(kernel_support_dir "${CMAKE_CURRENT_BINARY_DIR}/support")
set(kernel_dtb "${kernel_support_dir}/kernel.dtb")
set(kernel_platform_gen "${CMAKE_CURRENT_SOURCE_DIR}/tools/platform_gen.py")
file(MAKE_DIRECTORY "${kernel_support_dir}")
execute_process(
    COMMAND "${KERNEL_DTC}" -q -I dts -O dtb -o "${kernel_dtb}" "${kernel_dts}"
    COMMAND_ERROR_IS_FATAL ANY)
execute_process(
    COMMAND "${KERNEL_PYTHON}" -B "${kernel_platform_gen}"
        "${kernel_platform_dir}/platform.toml" "${kernel_dtb}" "${kernel_support_dir}"
    COMMAND_ERROR_IS_FATAL ANY)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
    "${kernel_dts}" "${kernel_platform_dir}/platform.toml" "${kernel_platform_gen}")

target_include_directories(kernel_platform INTERFACE "${kernel_support_dir}")
