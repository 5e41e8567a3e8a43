# Cases of x86_64 alone.
# SPDX-License-Identifier: BSD-2-Clause
set(selfe_tcb_arch "")
