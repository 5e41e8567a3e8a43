/* The level of AArch32's translation tables, as address bits below the entry that is missing. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/functions.h>

/* Message word of a seL4_FailedLookup reply that holds the level. */
#define SEL4_MAPPING_LOOKUP_LEVEL 2

#ifdef CONFIG_ARM_HYPERVISOR_SUPPORT
#define SEL4_MAPPING_LOOKUP_NO_PT 21
#else
#define SEL4_MAPPING_LOOKUP_NO_PT 20
#endif
