# x86-64's own tests, and its part of the pretended machine.
# SPDX-License-Identifier: BSD-2-Clause
set(kernel_arch_machine ../arch/host/src/x86_64.cpp)
set(kernel_arch_tests
    arch/x86_64/fault_test.cpp
    arch/x86_64/io_port_test.cpp
    arch/x86_64/irq_routing_test.cpp
    arch/x86_64/user_context_test.cpp
    arch/x86_64/vspace_test.cpp)
