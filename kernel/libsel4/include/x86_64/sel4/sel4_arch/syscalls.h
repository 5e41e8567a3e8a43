/* The trap instruction of x86-64, one function for each set of registers that goes in and out. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/types.h>

/*
 * Registers at the trap: rdx call number, rdi capability (back: badge), rsi message info, r10, r8,
 * r9 and r15 message words. The instruction itself overwrites rcx and r11, and the stack pointer
 * is the caller's to keep: rbx holds it. Every trap is a compiler barrier, because the kernel reads
 * and writes the IPC buffer.
 */
#define LIBSEL4_SYSCALL     \
    "movq %%rsp, %%rbx\n\t" \
    "syscall\n\t"           \
    "movq %%rbx, %%rsp"
#define LIBSEL4_SYSCALL_CLOBBERS "rbx", "rcx", "r11", "memory"

/* Reply object argument of the receiving traps: there are none without scheduling contexts. */
#define LIBSEL4_MCS_REPLY 0

/* Sends a message; nothing comes back. */
LIBSEL4_INLINE_FUNC void x64_sys_send(seL4_Word sys, seL4_Word dest, seL4_Word info, seL4_Word msg0,
                                      seL4_Word msg1, seL4_Word msg2, seL4_Word msg3) {
    register seL4_Word r10 asm("r10") = msg0;
    register seL4_Word r8 asm("r8") = msg1;
    register seL4_Word r9 asm("r9") = msg2;
    register seL4_Word r15 asm("r15") = msg3;

    asm volatile(LIBSEL4_SYSCALL
                 : "+D"(dest), "+S"(info), "+r"(r10), "+r"(r8), "+r"(r9), "+r"(r15)
                 : "d"(sys)
                 : LIBSEL4_SYSCALL_CLOBBERS);
}

/* Answers the last caller, who is no argument. */
LIBSEL4_INLINE_FUNC void x64_sys_reply(seL4_Word sys, seL4_Word info, seL4_Word msg0,
                                       seL4_Word msg1, seL4_Word msg2, seL4_Word msg3) {
    x64_sys_send(sys, 0, info, msg0, msg1, msg2, msg3);
}

/* Sends a message without words. */
LIBSEL4_INLINE_FUNC void x64_sys_send_null(seL4_Word sys, seL4_Word dest, seL4_Word info) {
    asm volatile(LIBSEL4_SYSCALL : "+D"(dest), "+S"(info) : "d"(sys) : LIBSEL4_SYSCALL_CLOBBERS);
}

/* Receives. The reply argument is for kernels with reply objects; here it is ignored. */
LIBSEL4_INLINE_FUNC void x64_sys_recv(seL4_Word sys, seL4_Word src, seL4_Word* out_badge,
                                      seL4_Word* out_info, seL4_Word* out_mr0, seL4_Word* out_mr1,
                                      seL4_Word* out_mr2, seL4_Word* out_mr3,
                                      LIBSEL4_UNUSED seL4_Word reply) {
    register seL4_Word r10 asm("r10");
    register seL4_Word r8 asm("r8");
    register seL4_Word r9 asm("r9");
    register seL4_Word r15 asm("r15");

    asm volatile(LIBSEL4_SYSCALL
                 : "+D"(src), "=S"(*out_info), "=r"(r10), "=r"(r8), "=r"(r9), "=r"(r15)
                 : "d"(sys)
                 : LIBSEL4_SYSCALL_CLOBBERS);
    *out_badge = src;
    *out_mr0 = r10;
    *out_mr1 = r8;
    *out_mr2 = r9;
    *out_mr3 = r15;
}

/* Sends, then receives in the same trap: Call and ReplyRecv. */
LIBSEL4_INLINE_FUNC void x64_sys_send_recv(seL4_Word sys, seL4_Word dest, seL4_Word* out_dest,
                                           seL4_Word info, seL4_Word* out_info,
                                           seL4_Word* in_out_mr0, seL4_Word* in_out_mr1,
                                           seL4_Word* in_out_mr2, seL4_Word* in_out_mr3,
                                           LIBSEL4_UNUSED seL4_Word reply) {
    register seL4_Word r10 asm("r10") = *in_out_mr0;
    register seL4_Word r8 asm("r8") = *in_out_mr1;
    register seL4_Word r9 asm("r9") = *in_out_mr2;
    register seL4_Word r15 asm("r15") = *in_out_mr3;

    asm volatile(LIBSEL4_SYSCALL
                 : "+D"(dest), "+S"(info), "+r"(r10), "+r"(r8), "+r"(r9), "+r"(r15)
                 : "d"(sys)
                 : LIBSEL4_SYSCALL_CLOBBERS);
    *out_info = info;
    *out_dest = dest;
    *in_out_mr0 = r10;
    *in_out_mr1 = r8;
    *in_out_mr2 = r9;
    *in_out_mr3 = r15;
}

/* Receives on a kernel with reply objects: r12 is the reply object, r13 where to send before. */
LIBSEL4_INLINE_FUNC void x64_sys_mcs(seL4_Word sys, seL4_Word src, seL4_Word* out_badge,
                                     seL4_Word info, seL4_Word* out_info, seL4_Word* in_out_mr0,
                                     seL4_Word* in_out_mr1, seL4_Word* in_out_mr2,
                                     seL4_Word* in_out_mr3, seL4_Word reply, seL4_Word dest) {
    register seL4_Word r10 asm("r10") = *in_out_mr0;
    register seL4_Word r8 asm("r8") = *in_out_mr1;
    register seL4_Word r9 asm("r9") = *in_out_mr2;
    register seL4_Word r15 asm("r15") = *in_out_mr3;
    register seL4_Word r12 asm("r12") = reply;
    register seL4_Word r13 asm("r13") = dest;

    asm volatile(LIBSEL4_SYSCALL
                 : "+D"(src), "+S"(info), "+r"(r10), "+r"(r8), "+r"(r9), "+r"(r15)
                 : "d"(sys), "r"(r12), "r"(r13)
                 : LIBSEL4_SYSCALL_CLOBBERS);
    *out_info = info;
    *out_badge = src;
    *in_out_mr0 = r10;
    *in_out_mr1 = r8;
    *in_out_mr2 = r9;
    *in_out_mr3 = r15;
}

/* Only the call number. */
LIBSEL4_INLINE_FUNC void x64_sys_null(seL4_Word sys) {
    x64_sys_send_null(sys, 0, 0);
}
