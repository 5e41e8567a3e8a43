# clang 19 for x86_64, with assembler, linker and libgcc of Debian's GNU compiler for it.
# SPDX-License-Identifier: BSD-2-Clause
include("${CMAKE_CURRENT_LIST_DIR}/x86_64-linux-gnu.cmake")
foreach(language IN ITEMS C CXX)
    set(CMAKE_${language}_COMPILER_TARGET x86_64-linux-gnu)
endforeach()
set(CMAKE_C_COMPILER clang-19)
set(CMAKE_CXX_COMPILER clang++-19)
