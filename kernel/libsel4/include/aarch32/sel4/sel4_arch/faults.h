/* Faults whose messages have AArch32's layout. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/functions.h>

/** The fault in the IPC buffer if it is one with this architecture's layout, else a NullFault. */
LIBSEL4_INLINE_FUNC seL4_Fault_t seL4_getArchFault(seL4_MessageInfo_t tag) {
    switch (seL4_MessageInfo_get_label(tag)) {
        case seL4_Fault_UnknownSyscall:
            return seL4_Fault_UnknownSyscall_new(
                seL4_GetMR(seL4_UnknownSyscall_R0), seL4_GetMR(seL4_UnknownSyscall_R1),
                seL4_GetMR(seL4_UnknownSyscall_R2), seL4_GetMR(seL4_UnknownSyscall_R3),
                seL4_GetMR(seL4_UnknownSyscall_R4), seL4_GetMR(seL4_UnknownSyscall_R5),
                seL4_GetMR(seL4_UnknownSyscall_R6), seL4_GetMR(seL4_UnknownSyscall_R7),
                seL4_GetMR(seL4_UnknownSyscall_FaultIP), seL4_GetMR(seL4_UnknownSyscall_SP),
                seL4_GetMR(seL4_UnknownSyscall_LR), seL4_GetMR(seL4_UnknownSyscall_CPSR),
                seL4_GetMR(seL4_UnknownSyscall_Syscall));
        case seL4_Fault_UserException:
            return seL4_Fault_UserException_new(
                seL4_GetMR(seL4_UserException_FaultIP), seL4_GetMR(seL4_UserException_SP),
                seL4_GetMR(seL4_UserException_CPSR), seL4_GetMR(seL4_UserException_Number),
                seL4_GetMR(seL4_UserException_Code));
        case seL4_Fault_VMFault:
            return seL4_Fault_VMFault_new(
                seL4_GetMR(seL4_VMFault_IP), seL4_GetMR(seL4_VMFault_Addr),
                seL4_GetMR(seL4_VMFault_PrefetchFault), seL4_GetMR(seL4_VMFault_FSR));
        default:
            return seL4_Fault_NullFault_new();
    }
}
