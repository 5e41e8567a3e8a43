# What a test image says on its console, and how to read it.
# SPDX-License-Identifier: BSD-2-Clause
