/* Former names, for code written against older releases. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/arch/deprecated.h>
#include <sel4/faults.h>
#include <sel4/functions.h>
#include <sel4/sel4_arch/deprecated.h>

typedef seL4_CapRights_t seL4_CapRights SEL4_DEPRECATED("use seL4_CapRights_t");
typedef seL4_Fault_tag_t seL4_FaultType SEL4_DEPRECATED("use seL4_Fault_tag_t");
typedef seL4_Word seL4_CapData_t
    SEL4_DEPRECATED("badges are words; for guards use seL4_CNode_CapData_t");

/* Faults. */
#define seL4_NoFault seL4_Fault_NullFault
#define seL4_CapFault seL4_Fault_CapFault
#define seL4_UnknownSyscall seL4_Fault_UnknownSyscall
#define seL4_UserException seL4_Fault_UserException
#define seL4_VMFault seL4_Fault_VMFault

/* Message labels and words of faults. */
#define SEL4_PFIPC_LABEL seL4_Fault_VMFault
#define SEL4_PFIPC_LENGTH seL4_VMFault_Length
#define SEL4_PFIPC_FAULT_IP seL4_VMFault_IP
#define SEL4_PFIPC_FAULT_ADDR seL4_VMFault_Addr
#define SEL4_PFIPC_PREFETCH_FAULT seL4_VMFault_PrefetchFault
#define SEL4_PFIPC_FSR seL4_VMFault_FSR
#define SEL4_EXCEPT_IPC_LABEL seL4_Fault_UnknownSyscall
#define SEL4_USER_EXCEPTION_LABEL seL4_Fault_UserException
#define SEL4_USER_EXCEPTION_LENGTH seL4_UserException_Length

typedef union {
    struct {
        seL4_Word fault_ip;
        seL4_Word fault_addr;
        seL4_Word prefetch_fault;
        seL4_Word fsr;
    } regs;
    seL4_Word raw[seL4_VMFault_Length];
} seL4_PageFaultIpcRegisters SEL4_DEPRECATED("use seL4_getFault");

SEL4_DEPRECATED("the message info is the result of the receiving call")
LIBSEL4_INLINE_FUNC seL4_MessageInfo_t seL4_GetTag(void) {
    return seL4_GetIPCBuffer()->tag;
}

SEL4_DEPRECATED("the message info is an argument of the sending call")
LIBSEL4_INLINE_FUNC void seL4_SetTag(seL4_MessageInfo_t tag) {
    seL4_GetIPCBuffer()->tag = tag;
}

SEL4_DEPRECATED("use seL4_VMFault_IP")
LIBSEL4_INLINE_FUNC seL4_Word seL4_PF_FIP(void) {
    return seL4_GetMR(seL4_VMFault_IP);
}

SEL4_DEPRECATED("use seL4_VMFault_Addr")
LIBSEL4_INLINE_FUNC seL4_Word seL4_PF_Addr(void) {
    return seL4_GetMR(seL4_VMFault_Addr);
}

SEL4_DEPRECATED("use seL4_isVMFault_tag")
LIBSEL4_INLINE_FUNC seL4_Word seL4_isPageFault_MSG(void) {
    return (seL4_Word)seL4_isVMFault_tag(seL4_GetIPCBuffer()->tag);
}

SEL4_DEPRECATED("use seL4_isVMFault_tag")
LIBSEL4_INLINE_FUNC seL4_Word seL4_isPageFault_Tag(seL4_MessageInfo_t tag) {
    return (seL4_Word)seL4_isVMFault_tag(tag);
}

SEL4_DEPRECATED("use seL4_isUnknownSyscall_tag")
LIBSEL4_INLINE_FUNC seL4_Word seL4_isExceptIPC_Tag(seL4_MessageInfo_t tag) {
    return (seL4_Word)seL4_isUnknownSyscall_tag(tag);
}

SEL4_DEPRECATED("use seL4_GetMR")
LIBSEL4_INLINE_FUNC seL4_Word seL4_ExceptIPC_Get(seL4_Word mr) {
    return seL4_GetMR((int)mr);
}

SEL4_DEPRECATED("use seL4_SetMR")
LIBSEL4_INLINE_FUNC void seL4_ExceptIPC_Set(seL4_Word index, seL4_Word val) {
    seL4_SetMR((int)index, val);
}

/* These two look at the length only, which other messages may have too. */
SEL4_DEPRECATED("use seL4_isUnknownSyscall_tag")
LIBSEL4_INLINE_FUNC seL4_Word seL4_IsArchSyscallFrom(seL4_MessageInfo_t tag) {
    return seL4_MessageInfo_get_length(tag) == seL4_UnknownSyscall_Length;
}

SEL4_DEPRECATED("use seL4_isUnknownSyscall_tag")
LIBSEL4_INLINE_FUNC seL4_Word seL4_IsArchExceptionFrom(seL4_MessageInfo_t tag) {
    return seL4_MessageInfo_get_length(tag) == seL4_UnknownSyscall_Length;
}

SEL4_DEPRECATED("a badge is a plain word")
LIBSEL4_INLINE_FUNC seL4_Word seL4_CapData_Badge_new(seL4_Word badge) {
    return badge;
}

SEL4_DEPRECATED("use seL4_CNode_CapData_new")
LIBSEL4_INLINE_FUNC seL4_Word seL4_CapData_Guard_new(seL4_Word guard, seL4_Word bits) {
    return seL4_CNode_CapData_new(guard, bits).words[0];
}
