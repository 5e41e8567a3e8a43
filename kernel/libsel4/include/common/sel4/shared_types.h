/* The IPC buffer, capability rights and the layout of cap fault messages. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/constants.h>
#include <sel4/shared_types_gen.h>
#include <sel4/simple_types.h>

/**
 * What a thread shares with the kernel for messages beyond the registers.
 *
 * Message word n beyond the register ones lies at msg[n]. The size is a power of two
 * (seL4_IPCBufferSizeBits) and the buffer must be aligned to it, so that it never crosses a frame.
 */
typedef struct seL4_IPCBuffer_ {
    /** Not read or written by the kernel. */
    seL4_MessageInfo_t tag;
    seL4_Word msg[seL4_MsgMaxLength];
    /** Not read or written by the kernel. */
    seL4_Word userData;
    /** Capabilities to send; after a receive, badges of those that were unwrapped. */
    seL4_Word caps_or_badges[seL4_MsgMaxExtraCaps];
    /** CNode that receives a capability, looked up at full depth. */
    seL4_CPtr receiveCNode;
    seL4_CPtr receiveIndex;
    /** Bits of receiveIndex to resolve. */
    seL4_Word receiveDepth;
} seL4_IPCBuffer __attribute__((__aligned__(sizeof(struct seL4_IPCBuffer_))));

SEL4_COMPILE_ASSERT(ipc_buffer_has_its_published_size,
                    sizeof(seL4_IPCBuffer) == LIBSEL4_BIT(seL4_IPCBufferSizeBits))

/** Message words of a cap fault; which of the last four exist depends on the failure type. */
typedef enum {
    seL4_CapFault_IP,
    seL4_CapFault_Addr,
    seL4_CapFault_InRecvPhase,
    seL4_CapFault_LookupFailureType,
    seL4_CapFault_BitsLeft,
    seL4_CapFault_DepthMismatch_BitsFound,
    seL4_CapFault_GuardMismatch_GuardFound = seL4_CapFault_DepthMismatch_BitsFound,
    seL4_CapFault_GuardMismatch_BitsFound,
    SEL4_FORCE_LONG_ENUM(seL4_CapFault_Msg)
} seL4_CapFault_Msg;

/* Arguments: may grant replies, may grant capabilities, may read (receive), may write (send). */
#define seL4_ReadWrite seL4_CapRights_new(0, 0, 1, 1)
#define seL4_AllRights seL4_CapRights_new(1, 1, 1, 1)
#define seL4_CanRead seL4_CapRights_new(0, 0, 1, 0)
#define seL4_CanWrite seL4_CapRights_new(0, 0, 0, 1)
#define seL4_CanGrant seL4_CapRights_new(0, 1, 0, 0)
#define seL4_CanGrantReply seL4_CapRights_new(1, 0, 0, 0)
#define seL4_NoWrite seL4_CapRights_new(1, 1, 1, 0)
#define seL4_NoRead seL4_CapRights_new(1, 1, 0, 1)
#define seL4_NoRights seL4_CapRights_new(0, 0, 0, 0)
