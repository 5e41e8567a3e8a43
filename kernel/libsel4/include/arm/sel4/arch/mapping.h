/* What a failed mapping lacks: the level of translation table to map first. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/functions.h>
#include <sel4/sel4_arch/mapping.h>

/**
 * Address bits that are left below the missing table, after a map call gave seL4_FailedLookup.
 *
 * One of the SEL4_MAPPING_LOOKUP_NO_ values.
 */
LIBSEL4_INLINE_FUNC seL4_Word seL4_MappingFailedLookupLevel(void) {
    return seL4_GetMR(SEL4_MAPPING_LOOKUP_LEVEL);
}
