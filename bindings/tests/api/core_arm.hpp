// What the interface of both Arm architectures has besides.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "signature.hpp"

using namespace selfe::sys;

SELFE_SIGNATURE(seL4_ARM_Page_Map, seL4_Error(seL4_ARM_Page, seL4_CPtr, seL4_Word, seL4_CapRights_t,
                                              seL4_ARM_VMAttributes));
SELFE_SIGNATURE(seL4_ARM_Page_Unmap, seL4_Error(seL4_ARM_Page));
SELFE_SIGNATURE(seL4_ARM_Page_GetAddress, seL4_ARM_Page_GetAddress_t(seL4_ARM_Page));
SELFE_SIGNATURE(seL4_ARM_Page_Clean_Data, seL4_Error(seL4_ARM_Page, seL4_Word, seL4_Word));
SELFE_SIGNATURE(seL4_ARM_Page_Invalidate_Data, seL4_Error(seL4_ARM_Page, seL4_Word, seL4_Word));
SELFE_SIGNATURE(seL4_ARM_Page_CleanInvalidate_Data,
                seL4_Error(seL4_ARM_Page, seL4_Word, seL4_Word));
SELFE_SIGNATURE(seL4_ARM_Page_Unify_Instruction, seL4_Error(seL4_ARM_Page, seL4_Word, seL4_Word));
SELFE_SIGNATURE(seL4_ARM_PageTable_Map,
                seL4_Error(seL4_ARM_PageTable, seL4_CPtr, seL4_Word, seL4_ARM_VMAttributes));
SELFE_SIGNATURE(seL4_ARM_PageTable_Unmap, seL4_Error(seL4_ARM_PageTable));
SELFE_SIGNATURE(seL4_ARM_ASIDControl_MakePool,
                seL4_Error(seL4_ARM_ASIDControl, seL4_Untyped, seL4_CNode, seL4_Word, seL4_Uint8));
SELFE_SIGNATURE(seL4_ARM_ASIDPool_Assign, seL4_Error(seL4_ARM_ASIDPool, seL4_CPtr));
SELFE_SIGNATURE(seL4_IRQControl_GetTrigger, seL4_Error(seL4_IRQControl, seL4_Word, seL4_Word,
                                                       seL4_CNode, seL4_Word, seL4_Uint8));
static_assert(seL4_ARM_PageCacheable == 1 && seL4_ARM_ParityEnabled == 2 &&
              seL4_ARM_Default_VMAttributes == 3 && seL4_ARM_ExecuteNever == 4);
