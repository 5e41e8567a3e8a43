/* System calls that take the first four message words from variables instead of the IPC buffer. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/arch/syscalls.h>
#include <sel4/functions.h>

/*
 * In each call, mr0 to mr3 may be null: then the word is sent as 0, and what comes back is lost.
 * A word beyond the length of the message is not read from its variable. Words from the fifth on
 * are in the IPC buffer as usual. Those of kernels with scheduling contexts that receive are not
 * offered.
 */

/* Word `index` of a message of `info`'s length, kept in the variable `word`. */
LIBSEL4_INLINE_FUNC seL4_Word libsel4_word_to_send(const seL4_Word* word, seL4_MessageInfo_t info,
                                                   seL4_Word index) {
    return word && seL4_MessageInfo_get_length(info) > index ? *word : 0;
}

/* Keeps a received word if the caller has a variable for it. */
LIBSEL4_INLINE_FUNC void libsel4_keep_word(seL4_Word* word, seL4_Word received) {
    if (word) {
        *word = received;
    }
}

/** seL4_Send with the first words from variables. */
LIBSEL4_INLINE_FUNC void seL4_SendWithMRs(seL4_CPtr dest, seL4_MessageInfo_t msgInfo,
                                          seL4_Word* mr0, seL4_Word* mr1, seL4_Word* mr2,
                                          seL4_Word* mr3) {
    LIBSEL4_TRAP(send)(seL4_SysSend, dest, msgInfo.words[0], libsel4_word_to_send(mr0, msgInfo, 0),
                       libsel4_word_to_send(mr1, msgInfo, 1), libsel4_word_to_send(mr2, msgInfo, 2),
                       libsel4_word_to_send(mr3, msgInfo, 3));
}

/** seL4_NBSend with the first words from variables. */
LIBSEL4_INLINE_FUNC void seL4_NBSendWithMRs(seL4_CPtr dest, seL4_MessageInfo_t msgInfo,
                                            seL4_Word* mr0, seL4_Word* mr1, seL4_Word* mr2,
                                            seL4_Word* mr3) {
    LIBSEL4_TRAP(send)(seL4_SysNBSend, dest, msgInfo.words[0],
                       libsel4_word_to_send(mr0, msgInfo, 0), libsel4_word_to_send(mr1, msgInfo, 1),
                       libsel4_word_to_send(mr2, msgInfo, 2),
                       libsel4_word_to_send(mr3, msgInfo, 3));
}

#ifndef CONFIG_KERNEL_MCS

/** seL4_Reply with the first words from variables. */
LIBSEL4_INLINE_FUNC void seL4_ReplyWithMRs(seL4_MessageInfo_t msgInfo, seL4_Word* mr0,
                                           seL4_Word* mr1, seL4_Word* mr2, seL4_Word* mr3) {
    LIBSEL4_TRAP(reply)(seL4_SysReply, msgInfo.words[0], libsel4_word_to_send(mr0, msgInfo, 0),
                        libsel4_word_to_send(mr1, msgInfo, 1),
                        libsel4_word_to_send(mr2, msgInfo, 2),
                        libsel4_word_to_send(mr3, msgInfo, 3));
}

/** seL4_Recv with the first words into variables. */
LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_RecvWithMRs(seL4_CPtr src, seL4_Word* sender,
                                                        seL4_Word* mr0, seL4_Word* mr1,
                                                        seL4_Word* mr2, seL4_Word* mr3) {
    seL4_MessageInfo_t info;
    seL4_Word badge, word0, word1, word2, word3;

    LIBSEL4_TRAP(recv)(seL4_SysRecv, src, &badge, &info.words[0], &word0, &word1, &word2, &word3,
                       LIBSEL4_MCS_REPLY);
    libsel4_keep_word(mr0, word0);
    libsel4_keep_word(mr1, word1);
    libsel4_keep_word(mr2, word2);
    libsel4_keep_word(mr3, word3);
    libsel4_keep_word(sender, badge);
    return info;
}

#endif

/** seL4_Call with the first words from and into variables. */
LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_CallWithMRs(seL4_CPtr dest, seL4_MessageInfo_t msgInfo,
                                                        seL4_Word* mr0, seL4_Word* mr1,
                                                        seL4_Word* mr2, seL4_Word* mr3) {
    seL4_MessageInfo_t info;
    seL4_Word word0 = libsel4_word_to_send(mr0, msgInfo, 0);
    seL4_Word word1 = libsel4_word_to_send(mr1, msgInfo, 1);
    seL4_Word word2 = libsel4_word_to_send(mr2, msgInfo, 2);
    seL4_Word word3 = libsel4_word_to_send(mr3, msgInfo, 3);

    LIBSEL4_TRAP(send_recv)(seL4_SysCall, dest, &dest, msgInfo.words[0], &info.words[0], &word0,
                            &word1, &word2, &word3, LIBSEL4_MCS_REPLY);
    libsel4_keep_word(mr0, word0);
    libsel4_keep_word(mr1, word1);
    libsel4_keep_word(mr2, word2);
    libsel4_keep_word(mr3, word3);
    return info;
}

#ifndef CONFIG_KERNEL_MCS

/** seL4_ReplyRecv with the first words from and into variables. */
LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_ReplyRecvWithMRs(seL4_CPtr src,
                                                             seL4_MessageInfo_t msgInfo,
                                                             seL4_Word* sender, seL4_Word* mr0,
                                                             seL4_Word* mr1, seL4_Word* mr2,
                                                             seL4_Word* mr3) {
    seL4_MessageInfo_t info;
    seL4_Word badge;
    seL4_Word word0 = libsel4_word_to_send(mr0, msgInfo, 0);
    seL4_Word word1 = libsel4_word_to_send(mr1, msgInfo, 1);
    seL4_Word word2 = libsel4_word_to_send(mr2, msgInfo, 2);
    seL4_Word word3 = libsel4_word_to_send(mr3, msgInfo, 3);

    LIBSEL4_TRAP(send_recv)(seL4_SysReplyRecv, src, &badge, msgInfo.words[0], &info.words[0],
                            &word0, &word1, &word2, &word3, LIBSEL4_MCS_REPLY);
    libsel4_keep_word(mr0, word0);
    libsel4_keep_word(mr1, word1);
    libsel4_keep_word(mr2, word2);
    libsel4_keep_word(mr3, word3);
    libsel4_keep_word(sender, badge);
    return info;
}

#endif
