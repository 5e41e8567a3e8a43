# A PC for the build: its instruction set, the processors it may have, its drivers.
# SPDX-License-Identifier: BSD-2-Clause
set(KERNEL_ARCH x86_64)
set(kernel_cpus nehalem)
set(kernel_drivers drivers/apic.cpp drivers/apic_timer.cpp)
set(kernel_console_driver drivers/ns16550_port.cpp)
