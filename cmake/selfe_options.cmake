# What a build is for: the variables that people, presets and `selfe build` set.
# SPDX-License-Identifier: BSD-2-Clause

set(SELFE_PLATFORM "" CACHE STRING "Platform (a folder of platforms/) to build images for; empty: none")
set(SELFE_BUILD "${SELFE_PLATFORM}" CACHE STRING "Name of this build: its tests are called <name>.<test>")
set(SELFE_KERNEL "reference" CACHE STRING "'reference' (the embedded kernel), or install prefix or build folder of an seL4 kernel")
