# The harness's files on AArch32.
# SPDX-License-Identifier: BSD-2-Clause
set(selfe_harness_arch_sources
    fpu.S
    probe.S
    register_code.S
    trap.S)
list(TRANSFORM selfe_harness_arch_sources PREPEND "${CMAKE_CURRENT_LIST_DIR}/")
