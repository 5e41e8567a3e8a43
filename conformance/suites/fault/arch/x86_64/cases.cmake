# The files of this suite on x86_64 only.
# SPDX-License-Identifier: BSD-2-Clause
set(selfe_fault_cases
    exceptions.cpp
    faulting_code.S
    register_messages.cpp)
list(TRANSFORM selfe_fault_cases PREPEND "${CMAKE_CURRENT_LIST_DIR}/")
