// What the interface on 64-bit RISC-V has besides.
// SPDX-License-Identifier: BSD-2-Clause
#include "signature.hpp"

using namespace selfe::sys;

SELFE_SIGNATURE(seL4_RISCV_Page_Map, seL4_Error(seL4_RISCV_Page, seL4_RISCV_PageTable, seL4_Word,
                                                seL4_CapRights_t, seL4_RISCV_VMAttributes));
SELFE_SIGNATURE(seL4_RISCV_Page_Unmap, seL4_Error(seL4_RISCV_Page));
SELFE_SIGNATURE(seL4_RISCV_Page_GetAddress, seL4_RISCV_Page_GetAddress_t(seL4_RISCV_Page));
SELFE_SIGNATURE(seL4_RISCV_PageTable_Map, seL4_Error(seL4_RISCV_PageTable, seL4_RISCV_PageTable,
                                                     seL4_Word, seL4_RISCV_VMAttributes));
SELFE_SIGNATURE(seL4_RISCV_PageTable_Unmap, seL4_Error(seL4_RISCV_PageTable));
SELFE_SIGNATURE(seL4_RISCV_ASIDControl_MakePool, seL4_Error(seL4_RISCV_ASIDControl, seL4_Untyped,
                                                            seL4_CNode, seL4_Word, seL4_Uint8));
SELFE_SIGNATURE(seL4_RISCV_ASIDPool_Assign, seL4_Error(seL4_RISCV_ASIDPool, seL4_CPtr));
SELFE_SIGNATURE(seL4_IRQControl_GetTrigger, seL4_Error(seL4_IRQControl, seL4_Word, seL4_Word,
                                                       seL4_CNode, seL4_Word, seL4_Uint8));
static_assert(seL4_WordBits == 64 && seL4_LargePageBits == 21 && seL4_HugePageBits == 30);
static_assert(seL4_RISCV_Default_VMAttributes == 0 && seL4_RISCV_ExecuteNever == 1);
static_assert(sizeof(seL4_UserContext) == 32 * sizeof(seL4_Word));
