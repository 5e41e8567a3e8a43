/* Object sizes, address space limits and fault message layouts of AArch64. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/macros.h>

/* Sizes are powers of two; a name with Bits holds the exponent, in bytes. */
#define seL4_WordBits (sizeof(seL4_Word) * 8)
#define seL4_WordSizeBits 3
#define seL4_SlotBits 5
#ifdef CONFIG_HARDWARE_DEBUG_API
#define seL4_TCBBits 12
#else
#define seL4_TCBBits 11
#endif
#define seL4_EndpointBits 4
#ifdef CONFIG_KERNEL_MCS
#define seL4_NotificationBits 6
#define seL4_ReplyBits 5
#else
#define seL4_NotificationBits 5
#endif
#define seL4_VCPUBits 12
#define seL4_ARM_VCPUBits seL4_VCPUBits
#define seL4_MinUntypedBits 4
#define seL4_MaxUntypedBits 47

#define seL4_PageBits 12
#define seL4_LargePageBits 21
#define seL4_HugePageBits 30

/* Translation tables: 512 entries of 8 bytes. */
#define seL4_PageTableBits 12
#define seL4_PageTableEntryBits 3
#define seL4_PageTableIndexBits 9
#define seL4_IOPageTableBits 12
#define seL4_VSpaceEntryBits 3
#if defined(CONFIG_ARM_HYPERVISOR_SUPPORT) && defined(CONFIG_ARM_PA_SIZE_BITS_40)
/* Two concatenated tables at the root of a stage 2 translation with 40 bits. */
#define seL4_VSpaceBits 13
#define seL4_VSpaceIndexBits 10
#else
#define seL4_VSpaceBits 12
#define seL4_VSpaceIndexBits 9
#endif

#define seL4_ASIDPoolBits 12
#define seL4_ASIDPoolIndexBits 9
#define seL4_NumASIDPoolsBits 7

/* Last virtual address that user level may map. */
#if !defined(CONFIG_ARM_HYPERVISOR_SUPPORT)
#define seL4_UserTop 0x00007fffffffffff
#elif defined(CONFIG_ARM_PA_SIZE_BITS_44)
#define seL4_UserTop 0x00000fffffffffff
#else
#define seL4_UserTop 0x000000ffffffffff
#endif
#define seL4_UserVSpaceTop seL4_UserTop

#define seL4_IPCBufferSizeBits 10
/* Message words that a system call carries in registers: x2 to x5. */
#define seL4_FastMessageRegisters 4

/* Values of seL4_VMFault_PrefetchFault. */
#define seL4_DataFault 0
#define seL4_InstructionFault 1

/* Message words of each fault. */

typedef enum {
    seL4_VMFault_IP,
    seL4_VMFault_Addr,
    /** Whether the fault was an instruction fetch. */
    seL4_VMFault_PrefetchFault,
    /** ESR_EL1, exception syndrome register. */
    seL4_VMFault_FSR,
    seL4_VMFault_Length,
    SEL4_FORCE_LONG_ENUM(seL4_VMFault_Msg)
} seL4_VMFault_Msg;

typedef enum {
    seL4_UnknownSyscall_X0,
    seL4_UnknownSyscall_X1,
    seL4_UnknownSyscall_X2,
    seL4_UnknownSyscall_X3,
    seL4_UnknownSyscall_X4,
    seL4_UnknownSyscall_X5,
    seL4_UnknownSyscall_X6,
    seL4_UnknownSyscall_X7,
    seL4_UnknownSyscall_FaultIP,
    seL4_UnknownSyscall_SP,
    seL4_UnknownSyscall_LR,
    seL4_UnknownSyscall_SPSR,
    /** The number in x7 that the kernel does not know. */
    seL4_UnknownSyscall_Syscall,
    seL4_UnknownSyscall_Length,
    SEL4_FORCE_LONG_ENUM(seL4_UnknownSyscall_Msg)
} seL4_UnknownSyscall_Msg;

typedef enum {
    seL4_UserException_FaultIP,
    seL4_UserException_SP,
    seL4_UserException_SPSR,
    seL4_UserException_Number,
    seL4_UserException_Code,
    seL4_UserException_Length,
    SEL4_FORCE_LONG_ENUM(seL4_UserException_Msg)
} seL4_UserException_Msg;

#ifdef CONFIG_KERNEL_MCS
typedef enum {
    seL4_Timeout_Data,
    seL4_Timeout_Consumed,
    seL4_Timeout_Length,
    SEL4_FORCE_LONG_ENUM(seL4_Timeout_Msg)
} seL4_Timeout_Msg;
#endif

/* Faults of virtual processors, for kernels with hypervisor support. */

typedef enum {
    seL4_VGICMaintenance_IDX,
    seL4_VGICMaintenance_Length,
    SEL4_FORCE_LONG_ENUM(seL4_VGICMaintenance_Msg)
} seL4_VGICMaintenance_Msg;

typedef enum {
    seL4_VPPIEvent_IRQ,
    seL4_VPPIEvent_Length,
    SEL4_FORCE_LONG_ENUM(seL4_VPPIEvent_Msg)
} seL4_VPPIEvent_Msg;

typedef enum {
    seL4_VCPUFault_HSR,
    seL4_VCPUFault_Length,
    SEL4_FORCE_LONG_ENUM(seL4_VCPUFault_Msg)
} seL4_VCPUFault_Msg;

/** Registers of a virtual processor, for seL4_ARM_VCPU_ReadRegs and WriteRegs. */
typedef enum {
    seL4_VCPUReg_SCTLR = 0,
    seL4_VCPUReg_CPACR,
    seL4_VCPUReg_TTBR0,
    seL4_VCPUReg_TTBR1,
    seL4_VCPUReg_TCR,
    seL4_VCPUReg_MAIR,
    seL4_VCPUReg_AMAIR,
    seL4_VCPUReg_CIDR,
    seL4_VCPUReg_ACTLR,
    seL4_VCPUReg_AFSR0,
    seL4_VCPUReg_AFSR1,
    seL4_VCPUReg_ESR,
    seL4_VCPUReg_FAR,
    seL4_VCPUReg_PAR,
    seL4_VCPUReg_VBAR,
    seL4_VCPUReg_TPIDR_EL1,
    seL4_VCPUReg_VMPIDR_EL2,
    seL4_VCPUReg_SP_EL1,
    seL4_VCPUReg_ELR_EL1,
    seL4_VCPUReg_SPSR_EL1,
    seL4_VCPUReg_CNTV_CTL,
    seL4_VCPUReg_CNTV_CVAL,
    seL4_VCPUReg_CNTVOFF,
    seL4_VCPUReg_CNTKCTL_EL1,
    seL4_VCPUReg_Num,
    /* First and last register that is saved whenever the virtual processor is switched. */
    seL4_VCPURegSaveRange_start = seL4_VCPUReg_TTBR0,
    seL4_VCPURegSaveRange_end = seL4_VCPUReg_SPSR_EL1,
    SEL4_FORCE_LONG_ENUM(seL4_VCPUReg)
} seL4_VCPUReg;
