# Debian's GNU compiler for x86_64, native or cross: compiler and triple only.
# SPDX-License-Identifier: BSD-2-Clause
#
# The system is Generic because images run on the bare kernel: nothing of the triple's C library is
# linked, only its compiler support library.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(CMAKE_C_COMPILER x86_64-linux-gnu-gcc)
set(CMAKE_CXX_COMPILER x86_64-linux-gnu-g++)
set(CMAKE_ASM_COMPILER x86_64-linux-gnu-gcc)
# No C library to link a probe program with.
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
