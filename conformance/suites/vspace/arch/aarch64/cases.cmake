# The files of this suite on AArch64: those of Arm and its own.
# SPDX-License-Identifier: BSD-2-Clause
include("${CMAKE_CURRENT_LIST_DIR}/../arm/cases.cmake")
list(APPEND selfe_vspace_cases
    arch/aarch64/huge_page.cpp
    arch/aarch64/read_only_invalidate.cpp
    arch/aarch64/table_levels.cpp)
