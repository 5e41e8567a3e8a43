# The files of this suite on AArch32: those of Arm.
# SPDX-License-Identifier: BSD-2-Clause
include("${CMAKE_CURRENT_LIST_DIR}/../arm/cases.cmake")
