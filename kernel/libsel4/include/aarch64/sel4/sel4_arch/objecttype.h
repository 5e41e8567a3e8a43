/* Object types that only AArch64 has; they follow the generic ones. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/objecttype.h>

typedef enum _mode_object {
    /** Frame of 1 GiB. */
    seL4_ARM_HugePageObject = seL4_NonArchObjectTypeCount,
    /** Root translation table. */
    seL4_ARM_VSpaceObject,
    seL4_ModeObjectTypeCount
} seL4_ModeObjectType;
