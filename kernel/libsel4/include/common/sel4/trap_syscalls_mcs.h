/* System calls that receive and answer, on kernels with scheduling contexts. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/arch/syscalls.h>
#include <sel4/functions.h>
#include <sel4/syscalls.h>

#ifdef CONFIG_KERNEL_MCS

/* All of them are one trap, with registers that not every call looks at. */
LIBSEL4_INLINE_FUNC seL4_MessageInfo_t libsel4_receive(seL4_Word sys, seL4_CPtr src,
                                                       seL4_MessageInfo_t msgInfo,
                                                       seL4_Word* sender, seL4_CPtr reply,
                                                       seL4_CPtr dest) {
    seL4_MessageInfo_t info;
    seL4_Word badge;
    seL4_Word mr0 = seL4_GetMR(0);
    seL4_Word mr1 = seL4_GetMR(1);
    seL4_Word mr2 = seL4_GetMR(2);
    seL4_Word mr3 = seL4_GetMR(3);

    LIBSEL4_TRAP(mcs)(sys, src, &badge, msgInfo.words[0], &info.words[0], &mr0, &mr1, &mr2, &mr3,
                      reply, dest);
    seL4_SetMR(0, mr0);
    seL4_SetMR(1, mr1);
    seL4_SetMR(2, mr2);
    seL4_SetMR(3, mr3);
    if (sender) {
        *sender = badge;
    }
    return info;
}

LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_Recv(seL4_CPtr src, seL4_Word* sender,
                                                 seL4_CPtr reply) {
    return libsel4_receive(seL4_SysRecv, src, seL4_MessageInfo_new(0, 0, 0, 0), sender, reply, 0);
}

LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_NBRecv(seL4_CPtr src, seL4_Word* sender,
                                                   seL4_CPtr reply) {
    return libsel4_receive(seL4_SysNBRecv, src, seL4_MessageInfo_new(0, 0, 0, 0), sender, reply, 0);
}

LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_ReplyRecv(seL4_CPtr src, seL4_MessageInfo_t msgInfo,
                                                      seL4_Word* sender, seL4_CPtr reply) {
    return libsel4_receive(seL4_SysReplyRecv, src, msgInfo, sender, reply, 0);
}

LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_NBSendRecv(seL4_CPtr dest, seL4_MessageInfo_t msgInfo,
                                                       seL4_CPtr src, seL4_Word* sender,
                                                       seL4_CPtr reply) {
    return libsel4_receive(seL4_SysNBSendRecv, src, msgInfo, sender, reply, dest);
}

/* The destination takes the reply object's place. */
LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_NBSendWait(seL4_CPtr dest, seL4_MessageInfo_t msgInfo,
                                                       seL4_CPtr src, seL4_Word* sender) {
    return libsel4_receive(seL4_SysNBSendWait, src, msgInfo, sender, dest, 0);
}

LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_Wait(seL4_CPtr src, seL4_Word* sender) {
    return libsel4_receive(seL4_SysWait, src, seL4_MessageInfo_new(0, 0, 0, 0), sender, 0, 0);
}

LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_NBWait(seL4_CPtr src, seL4_Word* sender) {
    return libsel4_receive(seL4_SysNBWait, src, seL4_MessageInfo_new(0, 0, 0, 0), sender, 0, 0);
}

LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_Poll(seL4_CPtr src, seL4_Word* sender) {
    return seL4_NBWait(src, sender);
}

#endif
