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

/**
 * Address bits that are left below the missing table, after a map call gave seL4_FailedLookup.
 *
 * One of the SEL4_MAPPING_LOOKUP_NO_ values.
 */
LIBSEL4_INLINE_FUNC seL4_Word seL4_MappingFailedLookupLevel(void) {
    return seL4_GetMR(SEL4_MAPPING_LOOKUP_LEVEL);
}
