/* Access to the calling thread's IPC buffer. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Where the calling thread's IPC buffer is mapped.
 *
 * Nobody else sets it: the kernel keeps no register for it. A thread must call seL4_SetIPCBuffer
 * before its first message with more words than fit in registers, or with capabilities.
 */
extern LIBSEL4_THREAD_LOCAL seL4_IPCBuffer* __sel4_ipc_buffer;

#ifdef __cplusplus
}
#endif

/** Sets the address of the calling thread's IPC buffer; the kernel must know the same one. */
LIBSEL4_INLINE_FUNC void seL4_SetIPCBuffer(seL4_IPCBuffer* ipc_buffer) {
    __sel4_ipc_buffer = ipc_buffer;
}

/** The calling thread's IPC buffer. */
LIBSEL4_INLINE_FUNC seL4_IPCBuffer* seL4_GetIPCBuffer(void) {
    return __sel4_ipc_buffer;
}

/** Message word i, 0 to seL4_MsgMaxLength - 1. */
LIBSEL4_INLINE_FUNC seL4_Word seL4_GetMR(int i) {
    return seL4_GetIPCBuffer()->msg[i];
}

/** Sets message word i, 0 to seL4_MsgMaxLength - 1. */
LIBSEL4_INLINE_FUNC void seL4_SetMR(int i, seL4_Word mr) {
    seL4_GetIPCBuffer()->msg[i] = mr;
}

/** A word of the buffer that the kernel leaves alone. */
LIBSEL4_INLINE_FUNC seL4_Word seL4_GetUserData(void) {
    return seL4_GetIPCBuffer()->userData;
}

/** Sets the word of the buffer that the kernel leaves alone. */
LIBSEL4_INLINE_FUNC void seL4_SetUserData(seL4_Word data) {
    seL4_GetIPCBuffer()->userData = data;
}

/** Badge of received capability i, 0 to 2; valid if bit i of capsUnwrapped is set. */
LIBSEL4_INLINE_FUNC seL4_Word seL4_GetBadge(int i) {
    return seL4_GetIPCBuffer()->caps_or_badges[i];
}

/** Capability i, 0 to 2, of the message to send. */
LIBSEL4_INLINE_FUNC seL4_CPtr seL4_GetCap(int i) {
    return (seL4_CPtr)seL4_GetIPCBuffer()->caps_or_badges[i];
}

/** Sets capability i, 0 to 2, of the message to send. */
LIBSEL4_INLINE_FUNC void seL4_SetCap(int i, seL4_CPtr cptr) {
    seL4_GetIPCBuffer()->caps_or_badges[i] = (seL4_Word)cptr;
}

/** Reads where a received capability would go; a null pointer leaves its part out. */
LIBSEL4_INLINE_FUNC void seL4_GetCapReceivePath(seL4_CPtr* receiveCNode, seL4_CPtr* receiveIndex,
                                                seL4_Word* receiveDepth) {
    const seL4_IPCBuffer* buffer = seL4_GetIPCBuffer();
    if (receiveCNode) {
        *receiveCNode = buffer->receiveCNode;
    }
    if (receiveIndex) {
        *receiveIndex = buffer->receiveIndex;
    }
    if (receiveDepth) {
        *receiveDepth = buffer->receiveDepth;
    }
}

/** Sets where received capabilities go: receiveDepth bits of receiveIndex below receiveCNode. */
LIBSEL4_INLINE_FUNC void seL4_SetCapReceivePath(seL4_CPtr receiveCNode, seL4_CPtr receiveIndex,
                                                seL4_Word receiveDepth) {
    seL4_IPCBuffer* buffer = seL4_GetIPCBuffer();
    buffer->receiveCNode = receiveCNode;
    buffer->receiveIndex = receiveIndex;
    buffer->receiveDepth = receiveDepth;
}
