// What every kernel's interface has, as the manual's API reference says: names, types, numbers.
// SPDX-License-Identifier: BSD-2-Clause
//
// Written by hand, from the manual and not from headers: a generator that drops or changes one of
// these is caught, whatever the headers say.
#include "signature.hpp"

using namespace selfe::sys;

// System calls that do not depend on the scheduler.
SELFE_SIGNATURE(seL4_Send, void(seL4_CPtr, seL4_MessageInfo_t));
SELFE_SIGNATURE(seL4_NBSend, void(seL4_CPtr, seL4_MessageInfo_t));
SELFE_SIGNATURE(seL4_Call, seL4_MessageInfo_t(seL4_CPtr, seL4_MessageInfo_t));
SELFE_SIGNATURE(seL4_Signal, void(seL4_CPtr));
SELFE_SIGNATURE(seL4_Poll, seL4_MessageInfo_t(seL4_CPtr, seL4_Word*));
SELFE_SIGNATURE(seL4_Yield, void());

// Messages.
SELFE_SIGNATURE(seL4_GetMR, seL4_Word(int));
SELFE_SIGNATURE(seL4_SetMR, void(int, seL4_Word));
SELFE_SIGNATURE(seL4_GetCap, seL4_CPtr(int));
SELFE_SIGNATURE(seL4_SetCap, void(int, seL4_CPtr));
SELFE_SIGNATURE(seL4_GetBadge, seL4_Word(int));
SELFE_SIGNATURE(seL4_SetCapReceivePath, void(seL4_CPtr, seL4_CPtr, seL4_Word));
SELFE_SIGNATURE(seL4_GetIPCBuffer, seL4_IPCBuffer*());
SELFE_SIGNATURE(seL4_MessageInfo_get_label,
                decltype(seL4_MessageInfo_t::words[0] + 0)(seL4_MessageInfo_t));
SELFE_SIGNATURE(seL4_getFault, seL4_Fault_t(seL4_MessageInfo_t));

// Threads.
SELFE_SIGNATURE(seL4_TCB_Suspend, seL4_Error(seL4_TCB));
SELFE_SIGNATURE(seL4_TCB_Resume, seL4_Error(seL4_TCB));
SELFE_SIGNATURE(seL4_TCB_SetPriority, seL4_Error(seL4_TCB, seL4_TCB, seL4_Word));
SELFE_SIGNATURE(seL4_TCB_SetMCPriority, seL4_Error(seL4_TCB, seL4_TCB, seL4_Word));
SELFE_SIGNATURE(seL4_TCB_SetIPCBuffer, seL4_Error(seL4_TCB, seL4_Word, seL4_CPtr));
SELFE_SIGNATURE(seL4_TCB_BindNotification, seL4_Error(seL4_TCB, seL4_CPtr));
SELFE_SIGNATURE(seL4_TCB_UnbindNotification, seL4_Error(seL4_TCB));
SELFE_SIGNATURE(seL4_TCB_SetTLSBase, seL4_Error(seL4_TCB, seL4_Word));
SELFE_SIGNATURE(seL4_TCB_ReadRegisters,
                seL4_Error(seL4_TCB, seL4_Bool, seL4_Uint8, seL4_Word, seL4_UserContext*));
SELFE_SIGNATURE(seL4_TCB_WriteRegisters,
                seL4_Error(seL4_TCB, seL4_Bool, seL4_Uint8, seL4_Word, seL4_UserContext*));
SELFE_SIGNATURE(seL4_TCB_CopyRegisters, seL4_Error(seL4_TCB, seL4_TCB, seL4_Bool, seL4_Bool,
                                                   seL4_Bool, seL4_Bool, seL4_Uint8));

// Capability spaces.
SELFE_SIGNATURE(seL4_CNode_Copy, seL4_Error(seL4_CNode, seL4_Word, seL4_Uint8, seL4_CNode,
                                            seL4_Word, seL4_Uint8, seL4_CapRights_t));
SELFE_SIGNATURE(seL4_CNode_Mint, seL4_Error(seL4_CNode, seL4_Word, seL4_Uint8, seL4_CNode,
                                            seL4_Word, seL4_Uint8, seL4_CapRights_t, seL4_Word));
SELFE_SIGNATURE(seL4_CNode_Move,
                seL4_Error(seL4_CNode, seL4_Word, seL4_Uint8, seL4_CNode, seL4_Word, seL4_Uint8));
SELFE_SIGNATURE(seL4_CNode_Mutate, seL4_Error(seL4_CNode, seL4_Word, seL4_Uint8, seL4_CNode,
                                              seL4_Word, seL4_Uint8, seL4_Word));
SELFE_SIGNATURE(seL4_CNode_Rotate,
                seL4_Error(seL4_CNode, seL4_Word, seL4_Uint8, seL4_Word, seL4_CNode, seL4_Word,
                           seL4_Uint8, seL4_Word, seL4_CNode, seL4_Word, seL4_Uint8));
SELFE_SIGNATURE(seL4_CNode_Delete, seL4_Error(seL4_CNode, seL4_Word, seL4_Uint8));
SELFE_SIGNATURE(seL4_CNode_Revoke, seL4_Error(seL4_CNode, seL4_Word, seL4_Uint8));
SELFE_SIGNATURE(seL4_CNode_CancelBadgedSends, seL4_Error(seL4_CNode, seL4_Word, seL4_Uint8));

// Memory, interrupts, domains.
SELFE_SIGNATURE(seL4_Untyped_Retype, seL4_Error(seL4_Untyped, seL4_Word, seL4_Word, seL4_CNode,
                                                seL4_Word, seL4_Word, seL4_Word, seL4_Word));
SELFE_SIGNATURE(seL4_IRQControl_Get,
                seL4_Error(seL4_IRQControl, seL4_Word, seL4_CNode, seL4_Word, seL4_Uint8));
SELFE_SIGNATURE(seL4_IRQHandler_Ack, seL4_Error(seL4_IRQHandler));
SELFE_SIGNATURE(seL4_IRQHandler_SetNotification, seL4_Error(seL4_IRQHandler, seL4_CPtr));
SELFE_SIGNATURE(seL4_IRQHandler_Clear, seL4_Error(seL4_IRQHandler));
SELFE_SIGNATURE(seL4_DomainSet_Set, seL4_Error(seL4_DomainSet, seL4_Uint8, seL4_TCB));

// Numbers that programs and manuals rely on.
static_assert(seL4_NoError == 0 && seL4_InvalidArgument == 1 && seL4_InvalidCapability == 2 &&
              seL4_IllegalOperation == 3 && seL4_RangeError == 4 && seL4_AlignmentError == 5 &&
              seL4_FailedLookup == 6 && seL4_TruncatedMessage == 7 && seL4_DeleteFirst == 8 &&
              seL4_RevokeFirst == 9 && seL4_NotEnoughMemory == 10 && seL4_NumErrors == 11);
static_assert(seL4_CapNull == 0 && seL4_CapInitThreadTCB == 1 && seL4_CapInitThreadCNode == 2 &&
              seL4_CapInitThreadVSpace == 3 && seL4_CapIRQControl == 4 &&
              seL4_CapASIDControl == 5 && seL4_CapInitThreadASIDPool == 6 &&
              seL4_CapBootInfoFrame == 9 && seL4_CapInitThreadIPCBuffer == 10 &&
              seL4_CapDomain == 11);
static_assert(seL4_UntypedObject == 0 && seL4_TCBObject == 1 && seL4_EndpointObject == 2 &&
              seL4_NotificationObject == 3 && seL4_CapTableObject == 4);
static_assert(seL4_MsgMaxLength == 120 && seL4_MsgMaxExtraCaps == 3);
static_assert(seL4_MinPrio == 0 && seL4_MaxPrio > seL4_MinPrio);
static_assert(seL4_PageBits == 12 && (seL4_WordBits == 32 || seL4_WordBits == 64));
