/* The trap instruction of AArch64, one function for each set of registers that goes in and out. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/types.h>

/*
 * Registers at the trap: x7 call number, x0 capability (back: badge), x1 message info, x2 to x5
 * message words. The kernel keeps all others. Every trap is a compiler barrier, because the kernel
 * reads and writes the IPC buffer.
 */

/* Reply object argument of the receiving traps: there are none without scheduling contexts. */
#define LIBSEL4_MCS_REPLY 0

/* Sends a message; nothing comes back. */
LIBSEL4_INLINE_FUNC void arm_sys_send(seL4_Word sys, seL4_Word dest, seL4_Word info_arg,
                                      seL4_Word mr0, seL4_Word mr1, seL4_Word mr2, seL4_Word mr3) {
    register seL4_Word x0 asm("x0") = dest;
    register seL4_Word x1 asm("x1") = info_arg;
    register seL4_Word x2 asm("x2") = mr0;
    register seL4_Word x3 asm("x3") = mr1;
    register seL4_Word x4 asm("x4") = mr2;
    register seL4_Word x5 asm("x5") = mr3;
    register seL4_Word x7 asm("x7") = sys;

    asm volatile("svc #0"
                 : "+r"(x0), "+r"(x1), "+r"(x2), "+r"(x3), "+r"(x4), "+r"(x5)
                 : "r"(x7)
                 : "memory");
}

/* Answers the last caller, who is no argument. */
LIBSEL4_INLINE_FUNC void arm_sys_reply(seL4_Word sys, seL4_Word info_arg, seL4_Word mr0,
                                       seL4_Word mr1, seL4_Word mr2, seL4_Word mr3) {
    register seL4_Word x1 asm("x1") = info_arg;
    register seL4_Word x2 asm("x2") = mr0;
    register seL4_Word x3 asm("x3") = mr1;
    register seL4_Word x4 asm("x4") = mr2;
    register seL4_Word x5 asm("x5") = mr3;
    register seL4_Word x7 asm("x7") = sys;

    asm volatile("svc #0" : "+r"(x1), "+r"(x2), "+r"(x3), "+r"(x4), "+r"(x5) : "r"(x7) : "memory");
}

/* Sends a message without words. */
LIBSEL4_INLINE_FUNC void arm_sys_send_null(seL4_Word sys, seL4_Word src, seL4_Word info_arg) {
    register seL4_Word x0 asm("x0") = src;
    register seL4_Word x1 asm("x1") = info_arg;
    register seL4_Word x7 asm("x7") = sys;

    asm volatile("svc #0" : "+r"(x0), "+r"(x1) : "r"(x7) : "memory");
}

/* Receives. The reply argument is for kernels with reply objects; here it is ignored. */
LIBSEL4_INLINE_FUNC void arm_sys_recv(seL4_Word sys, seL4_Word src, seL4_Word* out_badge,
                                      seL4_Word* out_info, seL4_Word* out_mr0, seL4_Word* out_mr1,
                                      seL4_Word* out_mr2, seL4_Word* out_mr3,
                                      LIBSEL4_UNUSED seL4_Word reply) {
    register seL4_Word x0 asm("x0") = src;
    register seL4_Word x1 asm("x1");
    register seL4_Word x2 asm("x2");
    register seL4_Word x3 asm("x3");
    register seL4_Word x4 asm("x4");
    register seL4_Word x5 asm("x5");
    register seL4_Word x7 asm("x7") = sys;

    asm volatile("svc #0"
                 : "+r"(x0), "=r"(x1), "=r"(x2), "=r"(x3), "=r"(x4), "=r"(x5)
                 : "r"(x7)
                 : "memory");
    *out_badge = x0;
    *out_info = x1;
    *out_mr0 = x2;
    *out_mr1 = x3;
    *out_mr2 = x4;
    *out_mr3 = x5;
}

/* Sends, then receives in the same trap: Call and ReplyRecv. */
LIBSEL4_INLINE_FUNC void arm_sys_send_recv(seL4_Word sys, seL4_Word dest, seL4_Word* out_badge,
                                           seL4_Word info_arg, seL4_Word* out_info,
                                           seL4_Word* in_out_mr0, seL4_Word* in_out_mr1,
                                           seL4_Word* in_out_mr2, seL4_Word* in_out_mr3,
                                           LIBSEL4_UNUSED seL4_Word reply) {
    register seL4_Word x0 asm("x0") = dest;
    register seL4_Word x1 asm("x1") = info_arg;
    register seL4_Word x2 asm("x2") = *in_out_mr0;
    register seL4_Word x3 asm("x3") = *in_out_mr1;
    register seL4_Word x4 asm("x4") = *in_out_mr2;
    register seL4_Word x5 asm("x5") = *in_out_mr3;
    register seL4_Word x7 asm("x7") = sys;

    asm volatile("svc #0"
                 : "+r"(x0), "+r"(x1), "+r"(x2), "+r"(x3), "+r"(x4), "+r"(x5)
                 : "r"(x7)
                 : "memory");
    *out_info = x1;
    *out_badge = x0;
    *in_out_mr0 = x2;
    *in_out_mr1 = x3;
    *in_out_mr2 = x4;
    *in_out_mr3 = x5;
}

/* Receives on a kernel with reply objects: x6 is the reply object, x8 where to send before. */
LIBSEL4_INLINE_FUNC void arm_sys_mcs(seL4_Word sys, seL4_Word src, seL4_Word* out_badge,
                                     seL4_Word info_arg, seL4_Word* out_info, seL4_Word* in_out_mr0,
                                     seL4_Word* in_out_mr1, seL4_Word* in_out_mr2,
                                     seL4_Word* in_out_mr3, seL4_Word reply, seL4_Word dest) {
    register seL4_Word x0 asm("x0") = src;
    register seL4_Word x1 asm("x1") = info_arg;
    register seL4_Word x2 asm("x2") = *in_out_mr0;
    register seL4_Word x3 asm("x3") = *in_out_mr1;
    register seL4_Word x4 asm("x4") = *in_out_mr2;
    register seL4_Word x5 asm("x5") = *in_out_mr3;
    register seL4_Word x6 asm("x6") = reply;
    register seL4_Word x7 asm("x7") = sys;
    register seL4_Word x8 asm("x8") = dest;

    asm volatile("svc #0"
                 : "+r"(x0), "+r"(x1), "+r"(x2), "+r"(x3), "+r"(x4), "+r"(x5)
                 : "r"(x6), "r"(x7), "r"(x8)
                 : "memory");
    *out_info = x1;
    *out_badge = x0;
    *in_out_mr0 = x2;
    *in_out_mr1 = x3;
    *in_out_mr2 = x4;
    *in_out_mr3 = x5;
}

/* Only the call number. */
LIBSEL4_INLINE_FUNC void arm_sys_null(seL4_Word sys) {
    register seL4_Word x7 asm("x7") = sys;

    asm volatile("svc #0" : : "r"(x7) : "memory");
}
