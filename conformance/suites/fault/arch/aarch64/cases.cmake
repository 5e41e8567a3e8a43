# The files of this suite on AArch64, besides those that all architectures share.
# SPDX-License-Identifier: BSD-2-Clause
set(selfe_fault_cases
    ../arm/execute_never.cpp
    ../arm/register_messages.cpp
    exception_registers.cpp
    faulting_code.S
    kernel_window.cpp
    user_instructions.cpp)
list(TRANSFORM selfe_fault_cases PREPEND "${CMAKE_CURRENT_LIST_DIR}/")
