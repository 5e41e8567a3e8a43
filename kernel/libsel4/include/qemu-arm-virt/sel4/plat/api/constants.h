/* Constants of the platform: those of the processor it is configured with. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/config.h>

#if defined(CONFIG_ARM_CORTEX_A53)
#include <sel4/arch/constants_cortex_a53.h>
#elif defined(CONFIG_ARM_CORTEX_A57)
#include <sel4/arch/constants_cortex_a57.h>
#else
#error "no constants for the configured processor"
#endif
