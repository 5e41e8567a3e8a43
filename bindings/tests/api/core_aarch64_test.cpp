// What the interface on AArch64 has besides.
// SPDX-License-Identifier: BSD-2-Clause
#include "core_arm.hpp"

SELFE_SIGNATURE(seL4_ARM_VSpace_Clean_Data, seL4_Error(seL4_ARM_VSpace, seL4_Word, seL4_Word));
SELFE_SIGNATURE(seL4_ARM_VSpace_Invalidate_Data, seL4_Error(seL4_ARM_VSpace, seL4_Word, seL4_Word));
SELFE_SIGNATURE(seL4_ARM_VSpace_CleanInvalidate_Data,
                seL4_Error(seL4_ARM_VSpace, seL4_Word, seL4_Word));
SELFE_SIGNATURE(seL4_ARM_VSpace_Unify_Instruction,
                seL4_Error(seL4_ARM_VSpace, seL4_Word, seL4_Word));
static_assert(seL4_WordBits == 64 && seL4_LargePageBits == 21 && seL4_HugePageBits == 30);
static_assert(sizeof(seL4_UserContext) == 36 * sizeof(seL4_Word));
