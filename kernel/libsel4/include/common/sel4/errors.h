/* Error codes: the label of the reply to an invocation. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

/** Result of an invocation; the reply's message words say more. */
typedef enum {
    seL4_NoError = 0,
    /** An argument has a value that it must not have. Word 0: number of the argument. */
    seL4_InvalidArgument = 1,
    /** A capability is of the wrong kind. Word 0: 0 for the invoked one, then 1, 2, 3. */
    seL4_InvalidCapability = 2,
    /** The object does not support the operation, or not now. */
    seL4_IllegalOperation = 3,
    /** An argument is out of range. Words 0 and 1: smallest and largest allowed value. */
    seL4_RangeError = 4,
    /** An address is not aligned. */
    seL4_AlignmentError = 5,
    /** An address does not resolve. Word 0: 1 for the source; word 1: a seL4_LookupFailureType. */
    seL4_FailedLookup = 6,
    /** The message is shorter than the method needs, or lacks a capability. */
    seL4_TruncatedMessage = 7,
    /** The destination is in use and must be deleted first. */
    seL4_DeleteFirst = 8,
    /** The capability has descendants that must be revoked first. */
    seL4_RevokeFirst = 9,
    /** The untyped memory is too small. Word 0: bytes that are left. */
    seL4_NotEnoughMemory = 10,
    seL4_NumErrors = 11
} seL4_Error;
