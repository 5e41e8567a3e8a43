# The files of this suite on x86_64 only.
# SPDX-License-Identifier: BSD-2-Clause
set(selfe_bootinfo_cases
    extra_chunks.cpp
    io_authorities.cpp)
list(TRANSFORM selfe_bootinfo_cases PREPEND "${CMAKE_CURRENT_LIST_DIR}/")
