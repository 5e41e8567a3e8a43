// What the interface on x86-64 has besides.
// SPDX-License-Identifier: BSD-2-Clause
#include "signature.hpp"

using namespace selfe::sys;

SELFE_SIGNATURE(seL4_X86_Page_Map, seL4_Error(seL4_X86_Page, seL4_CPtr, seL4_Word, seL4_CapRights_t,
                                              seL4_X86_VMAttributes));
SELFE_SIGNATURE(seL4_X86_Page_Unmap, seL4_Error(seL4_X86_Page));
SELFE_SIGNATURE(seL4_X86_Page_GetAddress, seL4_X86_Page_GetAddress_t(seL4_X86_Page));
SELFE_SIGNATURE(seL4_X86_PageTable_Map,
                seL4_Error(seL4_X86_PageTable, seL4_CPtr, seL4_Word, seL4_X86_VMAttributes));
SELFE_SIGNATURE(seL4_X86_PageTable_Unmap, seL4_Error(seL4_X86_PageTable));
SELFE_SIGNATURE(seL4_X86_PageDirectory_Map,
                seL4_Error(seL4_X86_PageDirectory, seL4_CPtr, seL4_Word, seL4_X86_VMAttributes));
SELFE_SIGNATURE(seL4_X86_PageDirectory_Unmap, seL4_Error(seL4_X86_PageDirectory));
SELFE_SIGNATURE(seL4_X86_PDPT_Map,
                seL4_Error(seL4_X86_PDPT, seL4_X64_PML4, seL4_Word, seL4_X86_VMAttributes));
SELFE_SIGNATURE(seL4_X86_PDPT_Unmap, seL4_Error(seL4_X86_PDPT));
SELFE_SIGNATURE(seL4_X86_ASIDControl_MakePool,
                seL4_Error(seL4_X86_ASIDControl, seL4_Untyped, seL4_CNode, seL4_Word, seL4_Uint8));
SELFE_SIGNATURE(seL4_X86_ASIDPool_Assign, seL4_Error(seL4_X86_ASIDPool, seL4_CPtr));
SELFE_SIGNATURE(seL4_X86_IOPortControl_Issue,
                seL4_Error(seL4_X86_IOPortControl, seL4_Word, seL4_Word, seL4_CNode, seL4_Word,
                           seL4_Uint8));
SELFE_SIGNATURE(seL4_X86_IOPort_In8, seL4_X86_IOPort_In8_t(seL4_X86_IOPort, seL4_Uint16));
SELFE_SIGNATURE(seL4_X86_IOPort_In16, seL4_X86_IOPort_In16_t(seL4_X86_IOPort, seL4_Uint16));
SELFE_SIGNATURE(seL4_X86_IOPort_In32, seL4_X86_IOPort_In32_t(seL4_X86_IOPort, seL4_Uint16));
SELFE_SIGNATURE(seL4_X86_IOPort_Out8, seL4_Error(seL4_X86_IOPort, seL4_Word, seL4_Word));
SELFE_SIGNATURE(seL4_X86_IOPort_Out16, seL4_Error(seL4_X86_IOPort, seL4_Word, seL4_Word));
SELFE_SIGNATURE(seL4_X86_IOPort_Out32, seL4_Error(seL4_X86_IOPort, seL4_Word, seL4_Word));
SELFE_SIGNATURE(seL4_IRQControl_GetIOAPIC,
                seL4_Error(seL4_IRQControl, seL4_CNode, seL4_Word, seL4_Uint8, seL4_Word, seL4_Word,
                           seL4_Word, seL4_Word, seL4_Word));
SELFE_SIGNATURE(seL4_IRQControl_GetMSI,
                seL4_Error(seL4_IRQControl, seL4_CNode, seL4_Word, seL4_Uint8, seL4_Word, seL4_Word,
                           seL4_Word, seL4_Word, seL4_Word));
static_assert(seL4_WordBits == 64 && seL4_LargePageBits == 21 && seL4_HugePageBits == 30);
static_assert(seL4_CapIOPortControl == 7 && seL4_CapIOSpace == 8);
