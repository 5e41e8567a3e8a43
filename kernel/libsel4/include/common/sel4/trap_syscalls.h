/* System calls made of the instruction set's trap functions, which are LIBSEL4_TRAP(name). */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/arch/syscalls.h>
#include <sel4/functions.h>
#include <sel4/syscalls.h>

LIBSEL4_INLINE_FUNC void seL4_Send(seL4_CPtr dest, seL4_MessageInfo_t msgInfo) {
    LIBSEL4_TRAP(send)(seL4_SysSend, dest, msgInfo.words[0], seL4_GetMR(0), seL4_GetMR(1),
                       seL4_GetMR(2), seL4_GetMR(3));
}

LIBSEL4_INLINE_FUNC void seL4_NBSend(seL4_CPtr dest, seL4_MessageInfo_t msgInfo) {
    LIBSEL4_TRAP(send)(seL4_SysNBSend, dest, msgInfo.words[0], seL4_GetMR(0), seL4_GetMR(1),
                       seL4_GetMR(2), seL4_GetMR(3));
}

LIBSEL4_INLINE_FUNC void seL4_Signal(seL4_CPtr dest) {
    LIBSEL4_TRAP(send_null)(seL4_SysSend, dest, seL4_MessageInfo_new(0, 0, 0, 0).words[0]);
}

LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_Call(seL4_CPtr dest, seL4_MessageInfo_t msgInfo) {
    seL4_MessageInfo_t info;
    seL4_Word mr0 = seL4_GetMR(0);
    seL4_Word mr1 = seL4_GetMR(1);
    seL4_Word mr2 = seL4_GetMR(2);
    seL4_Word mr3 = seL4_GetMR(3);

    LIBSEL4_TRAP(send_recv)(seL4_SysCall, dest, &dest, msgInfo.words[0], &info.words[0], &mr0, &mr1,
                            &mr2, &mr3, LIBSEL4_MCS_REPLY);
    seL4_SetMR(0, mr0);
    seL4_SetMR(1, mr1);
    seL4_SetMR(2, mr2);
    seL4_SetMR(3, mr3);
    return info;
}

LIBSEL4_INLINE_FUNC void seL4_Yield(void) {
    LIBSEL4_TRAP(null)(seL4_SysYield);
}

#ifdef CONFIG_KERNEL_MCS
#include <sel4/trap_syscalls_mcs.h>
#else
#include <sel4/trap_syscalls_master.h>
#endif
#include <sel4/trap_syscalls_with_mrs.h>

#ifdef CONFIG_PRINTING

LIBSEL4_INLINE_FUNC void seL4_DebugPutChar(char c) {
    seL4_Word ignored = 0;

    LIBSEL4_TRAP(send_recv)(seL4_SysDebugPutChar, (seL4_Word)c, &ignored, 0, &ignored, &ignored,
                            &ignored, &ignored, &ignored, LIBSEL4_MCS_REPLY);
}

LIBSEL4_INLINE_FUNC void seL4_DebugPutString(char* str) {
    for (; *str; str++) {
        seL4_DebugPutChar(*str);
    }
}

LIBSEL4_INLINE_FUNC void seL4_DebugDumpScheduler(void) {
    seL4_Word ignored = 0;

    LIBSEL4_TRAP(send_recv)(seL4_SysDebugDumpScheduler, 0, &ignored, 0, &ignored, &ignored,
                            &ignored, &ignored, &ignored, LIBSEL4_MCS_REPLY);
}

#endif

#ifdef CONFIG_DEBUG_BUILD

LIBSEL4_INLINE_FUNC void seL4_DebugHalt(void) {
    LIBSEL4_TRAP(null)(seL4_SysDebugHalt);
}

LIBSEL4_INLINE_FUNC void seL4_DebugSnapshot(void) {
    LIBSEL4_TRAP(null)(seL4_SysDebugSnapshot);
}

LIBSEL4_INLINE_FUNC seL4_Uint32 seL4_DebugCapIdentify(seL4_CPtr cap) {
    seL4_Word ignored = 0;

    LIBSEL4_TRAP(send_recv)(seL4_SysDebugCapIdentify, cap, &cap, 0, &ignored, &ignored, &ignored,
                            &ignored, &ignored, LIBSEL4_MCS_REPLY);
    return (seL4_Uint32)cap;
}

LIBSEL4_INLINE_FUNC void seL4_DebugNameThread(seL4_CPtr tcb, const char* name) {
    /* Not strcpy: a root task without a C library has none, and it does not stop at the end. */
    char* text = (char*)seL4_GetIPCBuffer()->msg;
    char* last = text + sizeof(seL4_GetIPCBuffer()->msg) - 1;
    seL4_Word ignored = 0;

    while (*name && text < last) {
        *text++ = *name++;
    }
    *text = 0;
    LIBSEL4_TRAP(send_recv)(seL4_SysDebugNameThread, tcb, &tcb, 0, &ignored, &ignored, &ignored,
                            &ignored, &ignored, LIBSEL4_MCS_REPLY);
}

#endif
