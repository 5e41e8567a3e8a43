# Compiler flags of the loader on AArch32.
# SPDX-License-Identifier: BSD-2-Clause
set(selfe_loader_arch_flags
    # The image's first instruction is ARM; where it is entered from decides, not the compiler.
    -march=armv7-a -marm
    # No floating point: its unit is off. The interface without it needs no library.
    -mfloat-abi=soft
    # With translation off all memory is strongly ordered: an unaligned access traps.
    -mno-unaligned-access)
