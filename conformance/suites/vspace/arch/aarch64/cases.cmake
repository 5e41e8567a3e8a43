# The files of this suite on AArch64, besides those that all architectures share.
# SPDX-License-Identifier: BSD-2-Clause
set(selfe_vspace_cases
    ../arm/page_cache.cpp
    ../arm/page_execution.cpp
    ../arm/page_illegal_messages.cpp
    ../arm/page_map.cpp
    ../arm/page_map_errors.cpp
    ../arm/page_table.cpp
    ../arm/page_table_errors.cpp
    ../arm/vspace_cache.cpp
    read_only_invalidate.cpp
    table_levels.cpp)
list(TRANSFORM selfe_vspace_cases PREPEND "${CMAKE_CURRENT_LIST_DIR}/")
set(selfe_vspace_shared_headers "${CMAKE_CURRENT_LIST_DIR}/../arm")
