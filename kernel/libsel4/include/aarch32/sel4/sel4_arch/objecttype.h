/* Object types that only AArch32 has; they follow the generic ones. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/objecttype.h>

typedef enum _mode_object {
    /** Root translation table. */
    seL4_ARM_PageDirectoryObject = seL4_NonArchObjectTypeCount,
    seL4_ModeObjectTypeCount
} seL4_ModeObjectType;
