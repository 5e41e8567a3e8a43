# Debian's GNU cross compiler for 32-bit Arm: compiler and triple only.
# SPDX-License-Identifier: BSD-2-Clause
#
# The system is Generic because images run on the bare kernel: nothing of the triple's C library is
# linked, only its compiler support library. The processor has the name that seL4 gives it.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR aarch32)
set(CMAKE_C_COMPILER arm-linux-gnueabihf-gcc)
set(CMAKE_CXX_COMPILER arm-linux-gnueabihf-g++)
set(CMAKE_ASM_COMPILER arm-linux-gnueabihf-gcc)
# No C library to link a probe program with.
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
