# The files of this suite on AArch32.
# SPDX-License-Identifier: BSD-2-Clause
set(selfe_asid_cases ../arm/assign.cpp ../arm/capacity.cpp ../arm/make_pool.cpp)
list(TRANSFORM selfe_asid_cases PREPEND "${CMAKE_CURRENT_LIST_DIR}/")
