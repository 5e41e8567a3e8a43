# What the runtime has on AArch32 besides headers.
# SPDX-License-Identifier: BSD-2-Clause
set(selfe_runtime_arch_sources
    arch/aarch32/src/aeabi.cpp
    arch/aarch32/src/read_tp.cpp)
