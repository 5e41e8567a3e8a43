/* System calls of kernels without scheduling contexts; their bodies are the architecture's. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/types.h>

#ifndef CONFIG_KERNEL_MCS

/*
 * Each call takes its message from the IPC buffer: words from msg, capabilities from
 * caps_or_badges, counts from the message info. An answer goes to the same place. The WithMRs
 * calls of the architecture keep the first words in variables instead.
 */

/** Sends to an endpoint and waits until a receiver has taken the message. */
LIBSEL4_INLINE_FUNC void seL4_Send(seL4_CPtr dest, seL4_MessageInfo_t msgInfo);

/** Sends to an endpoint if a receiver waits there already; otherwise the message is dropped. */
LIBSEL4_INLINE_FUNC void seL4_NBSend(seL4_CPtr dest, seL4_MessageInfo_t msgInfo);

/** Answers the caller whose reply capability the thread holds; without one nothing happens. */
LIBSEL4_INLINE_FUNC void seL4_Reply(seL4_MessageInfo_t msgInfo);

/** Adds the capability's badge to a notification's word. */
LIBSEL4_INLINE_FUNC void seL4_Signal(seL4_CPtr dest);

/**
 * Waits for a message on an endpoint, or for a signal on a notification.
 *
 * @param src Endpoint or notification.
 * @param[out] sender Badge of the sender's capability, or the notification's word; may be null.
 */
LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_Recv(seL4_CPtr src, seL4_Word* sender);

/** As seL4_Recv, but returns at once; sender is 0 if nothing was there. */
LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_NBRecv(seL4_CPtr src, seL4_Word* sender);

/** Sends with a one-time right to answer and waits for the answer; also invokes kernel objects. */
LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_Call(seL4_CPtr dest, seL4_MessageInfo_t msgInfo);

/** Answers the last caller and waits for the next message, in one system call. */
LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_ReplyRecv(seL4_CPtr src, seL4_MessageInfo_t msgInfo,
                                                      seL4_Word* sender);

/** Gives up the rest of the time slice to threads of the same priority. */
LIBSEL4_INLINE_FUNC void seL4_Yield(void);

/** Waits for a signal; sender receives the notification's word and may be null. */
LIBSEL4_INLINE_FUNC void seL4_Wait(seL4_CPtr src, seL4_Word* sender);

/** As seL4_Wait, but returns at once. */
LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_Poll(seL4_CPtr src, seL4_Word* sender);

#endif

#include <sel4/arch/syscalls.h>
