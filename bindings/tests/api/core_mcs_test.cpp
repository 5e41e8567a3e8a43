// What the interface of a kernel with scheduling contexts has besides.
// SPDX-License-Identifier: BSD-2-Clause
#include "signature.hpp"

using namespace selfe::sys;

SELFE_SIGNATURE(seL4_Recv, seL4_MessageInfo_t(seL4_CPtr, seL4_Word*, seL4_CPtr));
SELFE_SIGNATURE(seL4_NBRecv, seL4_MessageInfo_t(seL4_CPtr, seL4_Word*, seL4_CPtr));
SELFE_SIGNATURE(seL4_ReplyRecv,
                seL4_MessageInfo_t(seL4_CPtr, seL4_MessageInfo_t, seL4_Word*, seL4_CPtr));
SELFE_SIGNATURE(seL4_Wait, seL4_MessageInfo_t(seL4_CPtr, seL4_Word*));
SELFE_SIGNATURE(seL4_NBWait, seL4_MessageInfo_t(seL4_CPtr, seL4_Word*));
SELFE_SIGNATURE(seL4_NBSendRecv, seL4_MessageInfo_t(seL4_CPtr, seL4_MessageInfo_t, seL4_CPtr,
                                                    seL4_Word*, seL4_CPtr));
SELFE_SIGNATURE(seL4_NBSendWait,
                seL4_MessageInfo_t(seL4_CPtr, seL4_MessageInfo_t, seL4_CPtr, seL4_Word*));

SELFE_SIGNATURE(seL4_TCB_Configure, seL4_Error(seL4_TCB, seL4_CNode, seL4_Word, seL4_CPtr,
                                               seL4_Word, seL4_Word, seL4_CPtr));
SELFE_SIGNATURE(seL4_TCB_SetSpace,
                seL4_Error(seL4_TCB, seL4_CPtr, seL4_CNode, seL4_Word, seL4_CPtr, seL4_Word));
SELFE_SIGNATURE(seL4_TCB_SetSchedParams,
                seL4_Error(seL4_TCB, seL4_TCB, seL4_Word, seL4_Word, seL4_CPtr, seL4_CPtr));
SELFE_SIGNATURE(seL4_TCB_SetTimeoutEndpoint, seL4_Error(seL4_TCB, seL4_CPtr));
SELFE_SIGNATURE(seL4_SchedContext_Bind, seL4_Error(seL4_SchedContext, seL4_CPtr));
SELFE_SIGNATURE(seL4_SchedContext_Unbind, seL4_Error(seL4_SchedContext));
SELFE_SIGNATURE(seL4_SchedContext_UnbindObject, seL4_Error(seL4_SchedContext, seL4_CPtr));
SELFE_SIGNATURE(seL4_SchedContext_Consumed, seL4_SchedContext_Consumed_t(seL4_SchedContext));
SELFE_SIGNATURE(seL4_SchedContext_YieldTo, seL4_SchedContext_YieldTo_t(seL4_SchedContext));
SELFE_SIGNATURE(seL4_SchedControl_ConfigureFlags,
                seL4_Error(seL4_SchedControl, seL4_SchedContext, seL4_Time, seL4_Time, seL4_Word,
                           seL4_Word, seL4_Word));
