# The loader on AArch32, loaded elsewhere than the packer thought.
# SPDX-License-Identifier: BSD-2-Clause
include(${CMAKE_CURRENT_LIST_DIR}/loader_test.cmake)

selfe_loader_test(elsewhere 0x20003000 "smoke: a root task runs")
selfe_loader_test(misaligned 0x20003800
    "selfe loader: the image must be loaded at a multiple of 4096")
selfe_loader_test(in_the_way 0x10000000
    "selfe loader: the image lies where kernel, device tree or root task must go")
