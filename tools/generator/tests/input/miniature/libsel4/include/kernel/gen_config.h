/* The configuration as the headers see it. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#define CONFIG_ARCH_AARCH64 1
#define CONFIG_ARM_MACH
#define CONFIG_NUM_PRIORITIES 256
#define CONFIG_PADDR_USER_DEVICE_TOP 0x10000000000
#define CONFIG_PLAT miniature
#define CONFIG_SEL4_ARCH aarch64
#define CONFIG_WORD_SIZE 64
#define CONFIG_LIB_SEL4_FUNCTION_ATTRIBUTE inline
