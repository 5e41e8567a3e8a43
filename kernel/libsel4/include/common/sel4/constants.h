/* Limits of messages, priorities and flags that are the same on every architecture. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/macros.h>
#include <sel4/simple_types.h>

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
/* A scheduling context has a fixed part, and as many refills behind it as its size has room for. */
#define seL4_MinSchedContextBits 7
#define seL4_CoreSchedContextBytes (10 * sizeof(seL4_Word) + 6 * 8)
#define seL4_RefillSizeBytes (2 * 8)

enum seL4_SchedContextFlag {
    seL4_SchedContext_NoFlag = 0,
    seL4_SchedContext_Sporadic = 1,
    SEL4_FORCE_LONG_ENUM(seL4_SchedContextFlag)
};

/** How many refills fit into a scheduling context of 2^size bytes. */
static inline seL4_Word seL4_MaxExtraRefills(seL4_Word size) {
    return (LIBSEL4_BIT(size) - seL4_CoreSchedContextBytes) / seL4_RefillSizeBytes;
}
#endif
