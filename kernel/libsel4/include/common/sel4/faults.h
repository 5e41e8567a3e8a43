/* Fault messages: which fault a received message reports, and its contents as a seL4_Fault_t. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/functions.h>
#include <sel4/sel4_arch/faults.h>

/*
 * A fault handler receives a message whose label is the fault type. Its words must be in the IPC
 * buffer, where seL4_Recv and seL4_ReplyRecv put them; the WithMRs calls do not.
 */

LIBSEL4_INLINE_FUNC seL4_Bool seL4_isNullFault_tag(seL4_MessageInfo_t tag) {
    return seL4_MessageInfo_get_label(tag) == seL4_Fault_NullFault;
}

LIBSEL4_INLINE_FUNC seL4_Bool seL4_isCapFault_tag(seL4_MessageInfo_t tag) {
    return seL4_MessageInfo_get_label(tag) == seL4_Fault_CapFault;
}

LIBSEL4_INLINE_FUNC seL4_Bool seL4_isUnknownSyscall_tag(seL4_MessageInfo_t tag) {
    return seL4_MessageInfo_get_label(tag) == seL4_Fault_UnknownSyscall;
}

LIBSEL4_INLINE_FUNC seL4_Bool seL4_isUserException_tag(seL4_MessageInfo_t tag) {
    return seL4_MessageInfo_get_label(tag) == seL4_Fault_UserException;
}

LIBSEL4_INLINE_FUNC seL4_Bool seL4_isVMFault_tag(seL4_MessageInfo_t tag) {
    return seL4_MessageInfo_get_label(tag) == seL4_Fault_VMFault;
}

/** The fault that the message with this info reports; a NullFault for any other message. */
LIBSEL4_INLINE_FUNC seL4_Fault_t seL4_getFault(seL4_MessageInfo_t tag) {
    if (seL4_isCapFault_tag(tag)) {
        return seL4_Fault_CapFault_new(
            seL4_GetMR(seL4_CapFault_IP), seL4_GetMR(seL4_CapFault_Addr),
            seL4_GetMR(seL4_CapFault_InRecvPhase), seL4_GetMR(seL4_CapFault_LookupFailureType),
            seL4_GetMR(seL4_CapFault_BitsLeft), seL4_GetMR(seL4_CapFault_GuardMismatch_GuardFound),
            seL4_GetMR(seL4_CapFault_GuardMismatch_BitsFound));
    }
    return seL4_getArchFault(tag);
}
