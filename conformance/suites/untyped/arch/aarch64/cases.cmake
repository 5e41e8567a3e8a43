# The files of this suite on AArch64, besides those that all architectures share.
# SPDX-License-Identifier: BSD-2-Clause
set(selfe_untyped_cases
    "${CMAKE_CURRENT_LIST_DIR}/../arm/object_sizes.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/object_sizes.cpp")
set(selfe_untyped_shared_headers "${CMAKE_CURRENT_LIST_DIR}/../arm")
