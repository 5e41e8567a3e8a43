// What the interface on 32-bit Arm has besides.
// SPDX-License-Identifier: BSD-2-Clause
#include "core_arm.hpp"

SELFE_SIGNATURE(seL4_ARM_PageDirectory_Clean_Data,
                seL4_Error(seL4_ARM_PageDirectory, seL4_Word, seL4_Word));
SELFE_SIGNATURE(seL4_ARM_PageDirectory_Invalidate_Data,
                seL4_Error(seL4_ARM_PageDirectory, seL4_Word, seL4_Word));
SELFE_SIGNATURE(seL4_ARM_PageDirectory_CleanInvalidate_Data,
                seL4_Error(seL4_ARM_PageDirectory, seL4_Word, seL4_Word));
SELFE_SIGNATURE(seL4_ARM_PageDirectory_Unify_Instruction,
                seL4_Error(seL4_ARM_PageDirectory, seL4_Word, seL4_Word));
static_assert(seL4_WordBits == 32 && seL4_LargePageBits == 16 && seL4_SlotBits == 4);
static_assert(sizeof(seL4_UserContext) == 19 * sizeof(seL4_Word));
