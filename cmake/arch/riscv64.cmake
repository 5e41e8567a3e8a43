# Compiler flags of code that runs on a 64-bit RISC-V kernel.
# SPDX-License-Identifier: BSD-2-Clause
set(selfe_arch_flags
    # An image may be linked anywhere, not only in the lowest and highest 2 GiB.
    -mcmodel=medany)
