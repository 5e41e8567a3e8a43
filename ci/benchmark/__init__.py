# What ci/bench measures, and how it measures it.
# SPDX-License-Identifier: BSD-2-Clause
