# Reads device trees under the name by which kernels' scripts import such a reader; Debian packages none.
# SPDX-License-Identifier: BSD-2-Clause
