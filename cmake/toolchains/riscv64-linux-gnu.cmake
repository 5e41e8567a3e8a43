# Debian's GNU cross compiler for 64-bit RISC-V: compiler and triple only.
# SPDX-License-Identifier: BSD-2-Clause
#
# Of RISC-V there are bindings, proved by bindings/tests/proof; no platform, and so no images.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR riscv64)
set(CMAKE_C_COMPILER riscv64-linux-gnu-gcc)
set(CMAKE_CXX_COMPILER riscv64-linux-gnu-g++)
set(CMAKE_ASM_COMPILER riscv64-linux-gnu-gcc)
# No C library to link a probe program with.
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
