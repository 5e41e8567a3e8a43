/* System calls of kernels with scheduling contexts; their bodies are the architecture's. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/types.h>

#ifdef CONFIG_KERNEL_MCS

/*
 * Messages travel as on other kernels. Whoever receives names a reply object, in which the caller
 * waits for its answer.
 */

/** Sends to an endpoint and waits until a receiver has taken the message. */
LIBSEL4_INLINE_FUNC void seL4_Send(seL4_CPtr dest, seL4_MessageInfo_t msgInfo);

/** Sends to an endpoint if a receiver waits there already; otherwise the message is dropped. */
LIBSEL4_INLINE_FUNC void seL4_NBSend(seL4_CPtr dest, seL4_MessageInfo_t msgInfo);

/** Adds the capability's badge to a notification's word. */
LIBSEL4_INLINE_FUNC void seL4_Signal(seL4_CPtr dest);

/** Sends with a one-time right to answer and waits for the answer; also invokes kernel objects. */
LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_Call(seL4_CPtr dest, seL4_MessageInfo_t msgInfo);

/** Gives up the rest of the budget of this period. */
LIBSEL4_INLINE_FUNC void seL4_Yield(void);

/**
 * Waits for a message on an endpoint, or for a signal on a notification.
 *
 * @param src Endpoint or notification.
 * @param[out] sender Badge of the sender's capability, or the notification's word; may be null.
 * @param reply Reply object that keeps a caller.
 */
LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_Recv(seL4_CPtr src, seL4_Word* sender, seL4_CPtr reply);

/** As seL4_Recv, but returns at once; sender is 0 if nothing was there. */
LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_NBRecv(seL4_CPtr src, seL4_Word* sender,
                                                   seL4_CPtr reply);

/** Answers the caller in the reply object and waits for the next message, in one system call. */
LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_ReplyRecv(seL4_CPtr src, seL4_MessageInfo_t msgInfo,
                                                      seL4_Word* sender, seL4_CPtr reply);

/** Sends to dest if a receiver waits there, then receives from src, in one system call. */
LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_NBSendRecv(seL4_CPtr dest, seL4_MessageInfo_t msgInfo,
                                                       seL4_CPtr src, seL4_Word* sender,
                                                       seL4_CPtr reply);

/** As seL4_NBSendRecv without a reply object: a caller could not be answered. */
LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_NBSendWait(seL4_CPtr dest, seL4_MessageInfo_t msgInfo,
                                                       seL4_CPtr src, seL4_Word* sender);

/** Waits for a message that needs no answer, or for a signal. */
LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_Wait(seL4_CPtr src, seL4_Word* sender);

/** As seL4_Wait, but returns at once; sender is 0 if nothing was there. */
LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_NBWait(seL4_CPtr src, seL4_Word* sender);

/** The same for a notification. */
LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_Poll(seL4_CPtr src, seL4_Word* sender);

#endif

#include <sel4/arch/syscalls.h>
