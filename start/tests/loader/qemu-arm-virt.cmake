# The loader on AArch64, entered from each exception level: these machines are variants of one.
# SPDX-License-Identifier: BSD-2-Clause
include(${CMAKE_CURRENT_LIST_DIR}/loader_test.cmake)

set(levels "secure=off,virtualization=off")
selfe_loader_test(from_el1 0x50003000 "smoke: a root task runs")
selfe_loader_test(from_el2 0x50003000 "smoke: a root task runs"
    REPLACE "${levels}" "secure=off,virtualization=on")
selfe_loader_test(from_el3 0x50003000 "selfe loader: entered at EL3"
    REPLACE "${levels}" "secure=on,virtualization=on")
selfe_loader_test(misaligned 0x50003800
    "selfe loader: the image must be loaded at a multiple of 4096")

include(${CMAKE_CURRENT_LIST_DIR}/u_boot.cmake)
