# QEMU's virt machine for the build: its instruction set, the processors it may have, its drivers.
# SPDX-License-Identifier: BSD-2-Clause
set(KERNEL_ARCH aarch64)
set(kernel_cpus cortex-a53 cortex-a57)
set(kernel_drivers drivers/generic_timer.cpp drivers/gicv2.cpp)
set(kernel_console_driver drivers/pl011.cpp)
