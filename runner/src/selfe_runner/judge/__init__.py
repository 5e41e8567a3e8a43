# What the bytes of a boot mean for the cases: pure, no clock, no files.
# SPDX-License-Identifier: BSD-2-Clause
