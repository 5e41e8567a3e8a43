# The files of this suite on x86_64.
# SPDX-License-Identifier: BSD-2-Clause
set(selfe_asid_cases
    assign.cpp
    capacity.cpp
    make_pool.cpp)
list(TRANSFORM selfe_asid_cases PREPEND "${CMAKE_CURRENT_LIST_DIR}/")
