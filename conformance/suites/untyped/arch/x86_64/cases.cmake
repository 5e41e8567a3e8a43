# The files of this suite on x86_64 only.
# SPDX-License-Identifier: BSD-2-Clause
set(selfe_untyped_cases "${CMAKE_CURRENT_LIST_DIR}/object_sizes.cpp")
