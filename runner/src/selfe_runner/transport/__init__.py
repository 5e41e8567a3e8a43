# Ways to start an image and hear it; processes and devices are touched only here.
# SPDX-License-Identifier: BSD-2-Clause
