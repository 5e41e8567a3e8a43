# One module for each command of selfe-run.
# SPDX-License-Identifier: BSD-2-Clause
