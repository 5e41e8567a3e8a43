# What the runtime has on AArch32 besides headers.
# SPDX-License-Identifier: BSD-2-Clause
set(selfe_runtime_arch_sources
    arch/aarch32/src/aeabi.cpp
    arch/aarch32/src/read_tp.cpp)
# Linked whether or not it is called yet: found later, libgcc's own is there before it, which raises a
# signal.
set(selfe_runtime_arch_link_options "-Wl,-u,__aeabi_idiv0")
