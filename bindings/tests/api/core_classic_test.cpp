// What the interface of a kernel without scheduling contexts has besides.
// SPDX-License-Identifier: BSD-2-Clause
#include "signature.hpp"

using namespace selfe::sys;

SELFE_SIGNATURE(seL4_Recv, seL4_MessageInfo_t(seL4_CPtr, seL4_Word*));
SELFE_SIGNATURE(seL4_NBRecv, seL4_MessageInfo_t(seL4_CPtr, seL4_Word*));
SELFE_SIGNATURE(seL4_Reply, void(seL4_MessageInfo_t));
SELFE_SIGNATURE(seL4_ReplyRecv, seL4_MessageInfo_t(seL4_CPtr, seL4_MessageInfo_t, seL4_Word*));
SELFE_SIGNATURE(seL4_Wait, void(seL4_CPtr, seL4_Word*));

SELFE_SIGNATURE(seL4_CNode_SaveCaller, seL4_Error(seL4_CNode, seL4_Word, seL4_Uint8));
SELFE_SIGNATURE(seL4_TCB_Configure, seL4_Error(seL4_TCB, seL4_Word, seL4_CNode, seL4_Word,
                                               seL4_CPtr, seL4_Word, seL4_Word, seL4_CPtr));
SELFE_SIGNATURE(seL4_TCB_SetSpace,
                seL4_Error(seL4_TCB, seL4_Word, seL4_CNode, seL4_Word, seL4_CPtr, seL4_Word));
SELFE_SIGNATURE(seL4_TCB_SetSchedParams, seL4_Error(seL4_TCB, seL4_TCB, seL4_Word, seL4_Word));
