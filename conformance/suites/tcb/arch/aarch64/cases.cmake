# Cases of AArch64 alone.
# SPDX-License-Identifier: BSD-2-Clause
set(selfe_tcb_arch arch/arm/exclusive.cpp arch/aarch64/exclusive.S)
