/* Stands in for the trap instruction: records what goes in and answers with made-up words. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/types.h>

/* The header that this one hides also defines these. */
#define LIBSEL4_MCS_REPLY 0
/* Whatever the architecture, its system calls are made of the functions below. */
#define LIBSEL4_TRAP(operation) fake_##operation

/* What the last trap carried; register words beside what lay in the IPC buffer. */
struct fake_trap {
    long number;
    seL4_Word capability;
    seL4_Word info;
    seL4_Word words[4];
};

extern struct fake_trap last_trap;
/* Label of the next reply, and the first of its words; the others count up from it. */
extern seL4_Word reply_label, reply_word;

static inline void record(seL4_Word sys, seL4_Word dest, seL4_Word info, seL4_Word mr0,
                          seL4_Word mr1, seL4_Word mr2, seL4_Word mr3) {
    const struct fake_trap trap = {(long)sys, dest, info, {mr0, mr1, mr2, mr3}};
    last_trap = trap;
}

LIBSEL4_INLINE_FUNC void fake_send(seL4_Word sys, seL4_Word dest, seL4_Word info_arg, seL4_Word mr0,
                                   seL4_Word mr1, seL4_Word mr2, seL4_Word mr3) {
    record(sys, dest, info_arg, mr0, mr1, mr2, mr3);
}

LIBSEL4_INLINE_FUNC void fake_reply(seL4_Word sys, seL4_Word info_arg, seL4_Word mr0, seL4_Word mr1,
                                    seL4_Word mr2, seL4_Word mr3) {
    record(sys, 0, info_arg, mr0, mr1, mr2, mr3);
}

LIBSEL4_INLINE_FUNC void fake_send_null(seL4_Word sys, seL4_Word src, seL4_Word info_arg) {
    record(sys, src, info_arg, 0, 0, 0, 0);
}

LIBSEL4_INLINE_FUNC void fake_send_recv(seL4_Word sys, seL4_Word dest, seL4_Word* out_badge,
                                        seL4_Word info_arg, seL4_Word* out_info,
                                        seL4_Word* in_out_mr0, seL4_Word* in_out_mr1,
                                        seL4_Word* in_out_mr2, seL4_Word* in_out_mr3,
                                        LIBSEL4_UNUSED seL4_Word reply) {
    seL4_IPCBuffer* buffer = seL4_GetIPCBuffer();

    record(sys, dest, info_arg, *in_out_mr0, *in_out_mr1, *in_out_mr2, *in_out_mr3);
    *out_badge = reply_word + 1000;
    *out_info = reply_label << 12 | 40;
    *in_out_mr0 = reply_word;
    *in_out_mr1 = reply_word + 1;
    *in_out_mr2 = reply_word + 2;
    *in_out_mr3 = reply_word + 3;
    /* What was sent is still wanted: copy it behind the words of a message. */
    for (int i = 4; i < 40; i++) {
        buffer->msg[i + 60] = buffer->msg[i];
        buffer->msg[i] = reply_word + (seL4_Word)i;
    }
}

LIBSEL4_INLINE_FUNC void fake_recv(seL4_Word sys, seL4_Word src, seL4_Word* out_badge,
                                   seL4_Word* out_info, seL4_Word* out_mr0, seL4_Word* out_mr1,
                                   seL4_Word* out_mr2, seL4_Word* out_mr3, seL4_Word reply) {
    *out_mr0 = *out_mr1 = *out_mr2 = *out_mr3 = 0;
    fake_send_recv(sys, src, out_badge, 0, out_info, out_mr0, out_mr1, out_mr2, out_mr3, reply);
}

LIBSEL4_INLINE_FUNC void fake_null(seL4_Word sys) {
    record(sys, 0, 0, 0, 0, 0, 0);
}
