/* System calls that receive and answer, on kernels without scheduling contexts. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/arch/syscalls.h>
#include <sel4/functions.h>
#include <sel4/syscalls.h>

#ifndef CONFIG_KERNEL_MCS

LIBSEL4_INLINE_FUNC void seL4_Reply(seL4_MessageInfo_t msgInfo) {
    LIBSEL4_TRAP(reply)(seL4_SysReply, msgInfo.words[0], seL4_GetMR(0), seL4_GetMR(1),
                        seL4_GetMR(2), seL4_GetMR(3));
}

LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_Recv(seL4_CPtr src, seL4_Word* sender) {
    seL4_MessageInfo_t info;
    seL4_Word badge, mr0, mr1, mr2, mr3;

    LIBSEL4_TRAP(recv)(seL4_SysRecv, src, &badge, &info.words[0], &mr0, &mr1, &mr2, &mr3,
                       LIBSEL4_MCS_REPLY);
    seL4_SetMR(0, mr0);
    seL4_SetMR(1, mr1);
    seL4_SetMR(2, mr2);
    seL4_SetMR(3, mr3);
    if (sender) {
        *sender = badge;
    }
    return info;
}

LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_NBRecv(seL4_CPtr src, seL4_Word* sender) {
    seL4_MessageInfo_t info;
    seL4_Word badge, mr0, mr1, mr2, mr3;

    LIBSEL4_TRAP(recv)(seL4_SysNBRecv, src, &badge, &info.words[0], &mr0, &mr1, &mr2, &mr3,
                       LIBSEL4_MCS_REPLY);
    seL4_SetMR(0, mr0);
    seL4_SetMR(1, mr1);
    seL4_SetMR(2, mr2);
    seL4_SetMR(3, mr3);
    if (sender) {
        *sender = badge;
    }
    return info;
}

LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_ReplyRecv(seL4_CPtr src, seL4_MessageInfo_t msgInfo,
                                                      seL4_Word* sender) {
    seL4_MessageInfo_t info;
    seL4_Word badge;
    seL4_Word mr0 = seL4_GetMR(0);
    seL4_Word mr1 = seL4_GetMR(1);
    seL4_Word mr2 = seL4_GetMR(2);
    seL4_Word mr3 = seL4_GetMR(3);

    LIBSEL4_TRAP(send_recv)(seL4_SysReplyRecv, src, &badge, msgInfo.words[0], &info.words[0], &mr0,
                            &mr1, &mr2, &mr3, LIBSEL4_MCS_REPLY);
    seL4_SetMR(0, mr0);
    seL4_SetMR(1, mr1);
    seL4_SetMR(2, mr2);
    seL4_SetMR(3, mr3);
    if (sender) {
        *sender = badge;
    }
    return info;
}

/* Notifications need no calls of their own: an endpoint's serve. */

LIBSEL4_INLINE_FUNC void seL4_Wait(seL4_CPtr src, seL4_Word* sender) {
    seL4_Recv(src, sender);
}

LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_Poll(seL4_CPtr src, seL4_Word* sender) {
    return seL4_NBRecv(src, sender);
}

#endif
