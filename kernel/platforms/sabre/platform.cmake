# The SABRE Lite for the build: its instruction set, its processor, its drivers.
# SPDX-License-Identifier: BSD-2-Clause
set(KERNEL_ARCH aarch32)
set(kernel_cpus cortex-a9)
set(kernel_drivers drivers/gicv2.cpp drivers/mpcore_timer.cpp)
set(kernel_console_driver drivers/imx_uart.cpp)
