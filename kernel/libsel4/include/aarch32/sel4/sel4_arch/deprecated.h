/* Former names of the words of an unknown system call's message. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/types.h>

typedef seL4_Word seL4_ExceptIPCRegister;

#define EXCEPT_IPC_SYS_MR_R0 seL4_UnknownSyscall_R0
#define EXCEPT_IPC_SYS_MR_R1 seL4_UnknownSyscall_R1
#define EXCEPT_IPC_SYS_MR_R2 seL4_UnknownSyscall_R2
#define EXCEPT_IPC_SYS_MR_R3 seL4_UnknownSyscall_R3
#define EXCEPT_IPC_SYS_MR_R4 seL4_UnknownSyscall_R4
#define EXCEPT_IPC_SYS_MR_R5 seL4_UnknownSyscall_R5
#define EXCEPT_IPC_SYS_MR_R6 seL4_UnknownSyscall_R6
#define EXCEPT_IPC_SYS_MR_R7 seL4_UnknownSyscall_R7
#define EXCEPT_IPC_SYS_MR_PC seL4_UnknownSyscall_FaultIP
#define EXCEPT_IPC_SYS_MR_SP seL4_UnknownSyscall_SP
#define EXCEPT_IPC_SYS_MR_LR seL4_UnknownSyscall_LR
#define EXCEPT_IPC_SYS_MR_CPSR seL4_UnknownSyscall_CPSR
#define EXCEPT_IPC_SYS_MR_SYSCALL seL4_UnknownSyscall_Syscall
#define EXCEPT_IPC_LENGTH seL4_UnknownSyscall_Length
