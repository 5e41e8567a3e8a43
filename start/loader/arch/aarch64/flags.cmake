# Compiler flags of the loader on AArch64.
# SPDX-License-Identifier: BSD-2-Clause
set(selfe_loader_arch_flags
    # Code and data lie within 1 MiB of each other: no page-relative addressing, so that the image
    # may lie at any multiple of 4 KiB.
    -mcmodel=tiny
    # With translation off all memory is Device memory: an unaligned access traps.
    -mstrict-align -mgeneral-regs-only)
