# AArch64's own tests, and its part of the pretended machine.
# SPDX-License-Identifier: BSD-2-Clause
set(kernel_arch_machine ../arch/host/src/aarch64.cpp)
set(kernel_arch_tests
    arch/aarch64/fault_test.cpp
    arch/aarch64/sgi_test.cpp
    arch/aarch64/vspace_test.cpp)
