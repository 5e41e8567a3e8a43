/* The trap instruction of AArch32, one function for each set of registers that goes in and out. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/types.h>

/*
 * Registers at the trap: r7 call number, r0 capability (back: badge), r1 message info, r2 to r5
 * message words. The kernel keeps all others. Every trap is a compiler barrier, because the kernel
 * reads and writes the IPC buffer.
 */

/* Reply object argument of the receiving traps: there are none without scheduling contexts. */
#define LIBSEL4_MCS_REPLY 0

/* Sends a message; nothing comes back. */
LIBSEL4_INLINE_FUNC void arm_sys_send(seL4_Word sys, seL4_Word dest, seL4_Word info_arg,
                                      seL4_Word mr0, seL4_Word mr1, seL4_Word mr2, seL4_Word mr3) {
    register seL4_Word r0 asm("r0") = dest;
    register seL4_Word r1 asm("r1") = info_arg;
    register seL4_Word r2 asm("r2") = mr0;
    register seL4_Word r3 asm("r3") = mr1;
    register seL4_Word r4 asm("r4") = mr2;
    register seL4_Word r5 asm("r5") = mr3;
    register seL4_Word r7 asm("r7") = sys;

    asm volatile("svc #0"
                 : "+r"(r0), "+r"(r1), "+r"(r2), "+r"(r3), "+r"(r4), "+r"(r5)
                 : "r"(r7)
                 : "memory");
}

/* Answers the last caller, who is no argument. */
LIBSEL4_INLINE_FUNC void arm_sys_reply(seL4_Word sys, seL4_Word info_arg, seL4_Word mr0,
                                       seL4_Word mr1, seL4_Word mr2, seL4_Word mr3) {
    register seL4_Word r1 asm("r1") = info_arg;
    register seL4_Word r2 asm("r2") = mr0;
    register seL4_Word r3 asm("r3") = mr1;
    register seL4_Word r4 asm("r4") = mr2;
    register seL4_Word r5 asm("r5") = mr3;
    register seL4_Word r7 asm("r7") = sys;

    asm volatile("svc #0" : "+r"(r1), "+r"(r2), "+r"(r3), "+r"(r4), "+r"(r5) : "r"(r7) : "memory");
}

/* Sends a message without words. */
LIBSEL4_INLINE_FUNC void arm_sys_send_null(seL4_Word sys, seL4_Word src, seL4_Word info_arg) {
    register seL4_Word r0 asm("r0") = src;
    register seL4_Word r1 asm("r1") = info_arg;
    register seL4_Word r7 asm("r7") = sys;

    asm volatile("svc #0" : "+r"(r0), "+r"(r1) : "r"(r7) : "memory");
}

/* Receives. The reply argument is for kernels with reply objects; here it is ignored. */
LIBSEL4_INLINE_FUNC void arm_sys_recv(seL4_Word sys, seL4_Word src, seL4_Word* out_badge,
                                      seL4_Word* out_info, seL4_Word* out_mr0, seL4_Word* out_mr1,
                                      seL4_Word* out_mr2, seL4_Word* out_mr3,
                                      LIBSEL4_UNUSED seL4_Word reply) {
    register seL4_Word r0 asm("r0") = src;
    register seL4_Word r1 asm("r1");
    register seL4_Word r2 asm("r2");
    register seL4_Word r3 asm("r3");
    register seL4_Word r4 asm("r4");
    register seL4_Word r5 asm("r5");
    register seL4_Word r7 asm("r7") = sys;

    asm volatile("svc #0"
                 : "+r"(r0), "=r"(r1), "=r"(r2), "=r"(r3), "=r"(r4), "=r"(r5)
                 : "r"(r7)
                 : "memory");
    *out_badge = r0;
    *out_info = r1;
    *out_mr0 = r2;
    *out_mr1 = r3;
    *out_mr2 = r4;
    *out_mr3 = r5;
}

/* Sends, then receives in the same trap: Call and ReplyRecv. */
LIBSEL4_INLINE_FUNC void arm_sys_send_recv(seL4_Word sys, seL4_Word dest, seL4_Word* out_badge,
                                           seL4_Word info_arg, seL4_Word* out_info,
                                           seL4_Word* in_out_mr0, seL4_Word* in_out_mr1,
                                           seL4_Word* in_out_mr2, seL4_Word* in_out_mr3,
                                           LIBSEL4_UNUSED seL4_Word reply) {
    register seL4_Word r0 asm("r0") = dest;
    register seL4_Word r1 asm("r1") = info_arg;
    register seL4_Word r2 asm("r2") = *in_out_mr0;
    register seL4_Word r3 asm("r3") = *in_out_mr1;
    register seL4_Word r4 asm("r4") = *in_out_mr2;
    register seL4_Word r5 asm("r5") = *in_out_mr3;
    register seL4_Word r7 asm("r7") = sys;

    asm volatile("svc #0"
                 : "+r"(r0), "+r"(r1), "+r"(r2), "+r"(r3), "+r"(r4), "+r"(r5)
                 : "r"(r7)
                 : "memory");
    *out_info = r1;
    *out_badge = r0;
    *in_out_mr0 = r2;
    *in_out_mr1 = r3;
    *in_out_mr2 = r4;
    *in_out_mr3 = r5;
}

/* Receives on a kernel with reply objects: r6 is the reply object, r8 where to send before. */
LIBSEL4_INLINE_FUNC void arm_sys_mcs(seL4_Word sys, seL4_Word src, seL4_Word* out_badge,
                                     seL4_Word info_arg, seL4_Word* out_info, seL4_Word* in_out_mr0,
                                     seL4_Word* in_out_mr1, seL4_Word* in_out_mr2,
                                     seL4_Word* in_out_mr3, seL4_Word reply, seL4_Word dest) {
    register seL4_Word r0 asm("r0") = src;
    register seL4_Word r1 asm("r1") = info_arg;
    register seL4_Word r2 asm("r2") = *in_out_mr0;
    register seL4_Word r3 asm("r3") = *in_out_mr1;
    register seL4_Word r4 asm("r4") = *in_out_mr2;
    register seL4_Word r5 asm("r5") = *in_out_mr3;
    register seL4_Word r6 asm("r6") = reply;
    register seL4_Word r7 asm("r7") = sys;
    register seL4_Word r8 asm("r8") = dest;

    asm volatile("svc #0"
                 : "+r"(r0), "+r"(r1), "+r"(r2), "+r"(r3), "+r"(r4), "+r"(r5)
                 : "r"(r6), "r"(r7), "r"(r8)
                 : "memory");
    *out_info = r1;
    *out_badge = r0;
    *in_out_mr0 = r2;
    *in_out_mr1 = r3;
    *in_out_mr2 = r4;
    *in_out_mr3 = r5;
}

/* Only the call number. */
LIBSEL4_INLINE_FUNC void arm_sys_null(seL4_Word sys) {
    register seL4_Word r7 asm("r7") = sys;

    asm volatile("svc #0" : : "r"(r7) : "memory");
}
