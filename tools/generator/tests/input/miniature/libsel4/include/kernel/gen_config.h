/* The configuration as the headers see it. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#define CONFIG_ARCH_AARCH64 1
#define CONFIG_NUM_PRIORITIES 256
#define CONFIG_PLAT miniature
