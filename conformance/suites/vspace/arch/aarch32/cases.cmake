# The files of this suite on AArch32: those of Arm and its own.
# SPDX-License-Identifier: BSD-2-Clause
include("${CMAKE_CURRENT_LIST_DIR}/../arm/cases.cmake")
list(APPEND selfe_vspace_cases
    arch/aarch32/page_sizes.cpp
    arch/aarch32/page_sizes_errors.cpp)
