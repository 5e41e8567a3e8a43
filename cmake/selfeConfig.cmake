# find_package(selfe): the functions of selfe.cmake, with the native tools that were installed beside it.
# SPDX-License-Identifier: BSD-2-Clause
include("${CMAKE_CURRENT_LIST_DIR}/selfe.cmake")
set(selfe_FOUND TRUE)
