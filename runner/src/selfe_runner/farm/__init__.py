# A night of runs: suites on kernels on machines, one after the other and side by side.
# SPDX-License-Identifier: BSD-2-Clause
