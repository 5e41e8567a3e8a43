/* Object sizes and fault message layouts of AArch32; the platform says where user addresses end. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/macros.h>

/* Sizes are powers of two; a name with Bits holds the exponent, in bytes. */
#define seL4_WordBits (sizeof(seL4_Word) * 8)
#define seL4_WordSizeBits 2
#define seL4_SlotBits 4
/* Floating-point registers need the first kilobyte, debug registers the second. */
#if defined(CONFIG_HAVE_FPU) && defined(CONFIG_HARDWARE_DEBUG_API)
#define seL4_TCBBits 11
#elif defined(CONFIG_HAVE_FPU) || defined(CONFIG_HARDWARE_DEBUG_API)
#define seL4_TCBBits 10
#else
#define seL4_TCBBits 9
#endif
#define seL4_EndpointBits 4
#ifdef CONFIG_KERNEL_MCS
#define seL4_NotificationBits 5
#define seL4_ReplyBits 4
#else
#define seL4_NotificationBits 4
#endif
#define seL4_ARM_VCPUBits 12
#define seL4_MinUntypedBits 4
#define seL4_MaxUntypedBits 29

#define seL4_PageBits 12
#define seL4_LargePageBits 16

/* Short descriptors of 4 bytes; with hypervisor support long ones of 8. */
#ifdef CONFIG_ARM_HYPERVISOR_SUPPORT
#define seL4_SectionBits 21
#define seL4_SuperSectionBits 25
#define seL4_PageTableBits 12
#define seL4_PageTableEntryBits 3
#define seL4_PageTableIndexBits 9
#define seL4_PageDirEntryBits 3
#define seL4_PageDirIndexBits 11
#define seL4_VCPUBits 12
#else
#define seL4_SectionBits 20
#define seL4_SuperSectionBits 24
#define seL4_PageTableBits 10
#define seL4_PageTableEntryBits 2
#define seL4_PageTableIndexBits 8
#define seL4_PageDirEntryBits 2
#define seL4_PageDirIndexBits 12
#endif
#define seL4_PageDirBits 14
#define seL4_VSpaceBits seL4_PageDirBits
#define seL4_IOPageTableBits 12

#define seL4_ASIDPoolBits 12
#define seL4_ASIDPoolIndexBits 10
#ifdef CONFIG_TK1_SMMU
#define seL4_NumASIDPoolsBits 6
#else
#define seL4_NumASIDPoolsBits 7
#endif

#define seL4_IPCBufferSizeBits 9
/* Message words that a system call carries in registers: r2 to r5. */
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
    /** DFSR or IFSR, data or instruction fault status register. */
    seL4_VMFault_FSR,
    seL4_VMFault_Length,
    SEL4_FORCE_LONG_ENUM(seL4_VMFault_Msg)
} seL4_VMFault_Msg;

typedef enum {
    seL4_UnknownSyscall_R0,
    seL4_UnknownSyscall_R1,
    seL4_UnknownSyscall_R2,
    seL4_UnknownSyscall_R3,
    seL4_UnknownSyscall_R4,
    seL4_UnknownSyscall_R5,
    seL4_UnknownSyscall_R6,
    seL4_UnknownSyscall_R7,
    seL4_UnknownSyscall_FaultIP,
    seL4_UnknownSyscall_SP,
    seL4_UnknownSyscall_LR,
    seL4_UnknownSyscall_CPSR,
    /** The number in r7 that the kernel does not know. */
    seL4_UnknownSyscall_Syscall,
    seL4_UnknownSyscall_Length,
    SEL4_FORCE_LONG_ENUM(seL4_UnknownSyscall_Msg)
} seL4_UnknownSyscall_Msg;

typedef enum {
    seL4_UserException_FaultIP,
    seL4_UserException_SP,
    seL4_UserException_CPSR,
    seL4_UserException_Number,
    seL4_UserException_Code,
    seL4_UserException_Length,
    SEL4_FORCE_LONG_ENUM(seL4_UserException_Msg)
} seL4_UserException_Msg;

#ifdef CONFIG_KERNEL_MCS
typedef enum {
    seL4_Timeout_Data,
    seL4_Timeout_Consumed_HighBits,
    seL4_Timeout_Consumed_LowBits,
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
    seL4_VCPUReg_ACTLR,
    seL4_VCPUReg_TTBCR,
    seL4_VCPUReg_TTBR0,
    seL4_VCPUReg_TTBR1,
    seL4_VCPUReg_DACR,
    seL4_VCPUReg_DFSR,
    seL4_VCPUReg_IFSR,
    seL4_VCPUReg_ADFSR,
    seL4_VCPUReg_AIFSR,
    seL4_VCPUReg_DFAR,
    seL4_VCPUReg_IFAR,
    seL4_VCPUReg_PRRR,
    seL4_VCPUReg_NMRR,
    seL4_VCPUReg_CIDR,
    seL4_VCPUReg_TPIDRPRW,
    seL4_VCPUReg_FPEXC,
    seL4_VCPUReg_LRsvc,
    seL4_VCPUReg_SPsvc,
    seL4_VCPUReg_LRabt,
    seL4_VCPUReg_SPabt,
    seL4_VCPUReg_LRund,
    seL4_VCPUReg_SPund,
    seL4_VCPUReg_LRirq,
    seL4_VCPUReg_SPirq,
    seL4_VCPUReg_LRfiq,
    seL4_VCPUReg_SPfiq,
    seL4_VCPUReg_R8fiq,
    seL4_VCPUReg_R9fiq,
    seL4_VCPUReg_R10fiq,
    seL4_VCPUReg_R11fiq,
    seL4_VCPUReg_R12fiq,
    seL4_VCPUReg_VMPIDR,
    seL4_VCPUReg_SPSRsvc,
    seL4_VCPUReg_SPSRabt,
    seL4_VCPUReg_SPSRund,
    seL4_VCPUReg_SPSRirq,
    seL4_VCPUReg_SPSRfiq,
    seL4_VCPUReg_PARhigh,
    seL4_VCPUReg_PARlow,
    seL4_VCPUReg_CNTV_CTL,
    seL4_VCPUReg_CNTV_CVALhigh,
    seL4_VCPUReg_CNTV_CVALlow,
    seL4_VCPUReg_CNTVOFFhigh,
    seL4_VCPUReg_CNTVOFFlow,
    seL4_VCPUReg_CNTKCTL,
    seL4_VCPUReg_Num,
    /* First and last register that is saved whenever the virtual processor is switched. */
    seL4_VCPURegSaveRange_start = seL4_VCPUReg_ACTLR,
    seL4_VCPURegSaveRange_end = seL4_VCPUReg_PARlow,
    SEL4_FORCE_LONG_ENUM(seL4_VCPUReg)
} seL4_VCPUReg;
