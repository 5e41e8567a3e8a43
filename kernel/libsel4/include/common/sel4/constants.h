/* Limits of messages, priorities and flags that are the same on every architecture. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/macros.h>

enum priorityConstants {
    seL4_InvalidPrio = -1,
    seL4_MinPrio = 0,
    seL4_MaxPrio = CONFIG_NUM_PRIORITIES - 1
};

/* The length field has 7 bits, but the IPC buffer holds no more than 120 words. */
enum seL4_MsgLimits { seL4_MsgLengthBits = 7, seL4_MsgExtraCapBits = 2, seL4_MsgMaxLength = 120 };

#define seL4_MsgMaxExtraCaps (LIBSEL4_BIT(seL4_MsgExtraCapBits) - 1)

/* Significant bits of a capability rights word. */
#define seL4_CapRightsBits 4

/** Why a capability address did not resolve; in cap faults and seL4_FailedLookup replies. */
typedef enum {
    seL4_NoFailure = 0,
    seL4_InvalidRoot = 1,
    seL4_MissingCapability = 2,
    seL4_DepthMismatch = 3,
    seL4_GuardMismatch = 4,
    SEL4_FORCE_LONG_ENUM(seL4_LookupFailureType)
} seL4_LookupFailureType;

/** Feature flags of a thread, for seL4_TCB_SetFlags. */
typedef enum {
    seL4_TCBFlag_NoFlag = 0,
    /** The thread may not use the floating point unit. */
    seL4_TCBFlag_fpuDisabled = 1,
    SEL4_FORCE_LONG_ENUM(seL4_TCBFlag),
    /* Last, so that the enumeration has its final type: every flag that exists. */
    seL4_TCBFlag_MASK = seL4_TCBFlag_fpuDisabled
} seL4_TCBFlag;

#ifdef CONFIG_KERNEL_MCS
enum seL4_SchedContextFlag {
    seL4_SchedContext_NoFlag = 0,
    seL4_SchedContext_Sporadic = 1,
    SEL4_FORCE_LONG_ENUM(seL4_SchedContextFlag)
};
#endif
