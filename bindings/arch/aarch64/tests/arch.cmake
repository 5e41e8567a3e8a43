# What the tests of the bindings have to know about AArch64.
# SPDX-License-Identifier: BSD-2-Clause

# Headers that not all architectures have.
set(selfe_arch_headers smc smmu vcpu)
# Sources that must not compile, in this folder's must_not_compile.
set(selfe_arch_must_not_compile)
# What both Arm architectures share: headers, and pairs of raw and typed calls.
set(selfe_arch_shared_headers "${CMAKE_CURRENT_LIST_DIR}/../../arm/include")
set(selfe_arch_more_pairs "${CMAKE_CURRENT_LIST_DIR}/../../arm/tests/code_equality.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/../../arm/tests/code_equality_hypervisor.cpp")
