# The files of this suite on x86_64 only.
# SPDX-License-Identifier: BSD-2-Clause
set(selfe_vspace_cases
    canonical.cpp
    page_illegal_messages.cpp
    page_map.cpp
    page_map_errors.cpp
    table_derivation.cpp
    table_illegal_messages.cpp
    table_map.cpp
    table_map_errors.cpp
    table_unmap.cpp)
list(TRANSFORM selfe_vspace_cases PREPEND "${CMAKE_CURRENT_LIST_DIR}/")
