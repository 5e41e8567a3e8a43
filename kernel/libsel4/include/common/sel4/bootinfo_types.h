/* What the kernel tells the root task: initial capabilities and the boot info frame. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/constants.h>
#include <sel4/types.h>

/** Slots of the root CNode that are filled at boot; one that does not apply holds no capability. */
enum seL4_RootCNodeCapSlots {
    seL4_CapNull = 0,
    seL4_CapInitThreadTCB = 1,
    seL4_CapInitThreadCNode = 2,
    seL4_CapInitThreadVSpace = 3,
    seL4_CapIRQControl = 4,
    seL4_CapASIDControl = 5,
    seL4_CapInitThreadASIDPool = 6,
    /** x86 only. */
    seL4_CapIOPortControl = 7,
    /** Only with an IOMMU. */
    seL4_CapIOSpace = 8,
    seL4_CapBootInfoFrame = 9,
    seL4_CapInitThreadIPCBuffer = 10,
    seL4_CapDomain = 11,
    /** Arm with a system MMU only, like the next. */
    seL4_CapSMMUSIDControl = 12,
    seL4_CapSMMUCBControl = 13,
    /** MCS kernels only. */
    seL4_CapInitThreadSC = 14,
    /** Arm with secure monitor calls allowed only. */
    seL4_CapSMC = 15,
    seL4_NumInitialCaps = 16
};

/* Former name. */
#define seL4_CapInitThreadPD seL4_CapInitThreadVSpace

typedef seL4_Word seL4_SlotPos;

/** Slots start, start + 1, ... end - 1 of the root CNode. */
typedef struct seL4_SlotRegion {
    seL4_SlotPos start;
    seL4_SlotPos end;
} seL4_SlotRegion;

/** One untyped object: 2^sizeBits bytes at physical address paddr. */
typedef struct seL4_UntypedDesc {
    seL4_Word paddr;
    seL4_Uint8 sizeBits;
    /** Whether this is not RAM: the kernel neither reads nor zeroes it. */
    seL4_Uint8 isDevice;
    seL4_Uint8 padding[sizeof(seL4_Word) - 2 * sizeof(seL4_Uint8)];
} seL4_UntypedDesc;

/** The frame whose address the root task finds in its first argument register. */
typedef struct seL4_BootInfo {
    /** Bytes of extra records that follow this frame. */
    seL4_Word extraLen;
    seL4_NodeId nodeID;
    seL4_Word numNodes;
    /** Levels of I/O page tables; ~0 without an IOMMU. */
    seL4_Word numIOPTLevels;
    seL4_IPCBuffer* ipcBuffer;
    seL4_SlotRegion empty;
    seL4_SlotRegion sharedFrames;
    /** Frames of the root task's image, in the order of their addresses. */
    seL4_SlotRegion userImageFrames;
    /** Translation tables of the root task, the root excepted. */
    seL4_SlotRegion userImagePaging;
    seL4_SlotRegion ioSpaceCaps;
    seL4_SlotRegion extraBIPages;
    seL4_Word initThreadCNodeSizeBits;
    seL4_Domain initThreadDomain;
#ifdef CONFIG_KERNEL_MCS
    /** One scheduling control capability a node. */
    seL4_SlotRegion schedcontrol;
#endif
    /** Capabilities to untypedList's objects, in its order. */
    seL4_SlotRegion untyped;
    seL4_UntypedDesc untypedList[CONFIG_MAX_NUM_BOOTINFO_UNTYPED_CAPS];
} seL4_BootInfo;

#define seL4_BootInfoFrameBits seL4_PageBits
#define seL4_BootInfoFrameSize LIBSEL4_BIT(seL4_BootInfoFrameBits)

SEL4_COMPILE_ASSERT(boot_info_fits_its_frame, sizeof(seL4_BootInfo) <= seL4_BootInfoFrameSize)

/** Head of each extra record; they start at the frame after the boot info frame. */
typedef struct seL4_BootInfoHeader {
    /** A seL4_BootInfoID. */
    seL4_Word id;
    /** Bytes of the record, this head included. */
    seL4_Word len;
} seL4_BootInfoHeader;

typedef enum {
    SEL4_BOOTINFO_HEADER_PADDING = 0,
    SEL4_BOOTINFO_HEADER_X86_VBE = 1,
    SEL4_BOOTINFO_HEADER_X86_MBMMAP = 2,
    SEL4_BOOTINFO_HEADER_X86_ACPI_RSDP = 3,
    SEL4_BOOTINFO_HEADER_X86_FRAMEBUFFER = 4,
    /** Frequency of the time stamp counter, in MHz. */
    SEL4_BOOTINFO_HEADER_X86_TSC_FREQ = 5,
    /** Flattened device tree, as the boot loader handed it over. */
    SEL4_BOOTINFO_HEADER_FDT = 6,
    SEL4_BOOTINFO_HEADER_NUM,
    SEL4_FORCE_LONG_ENUM(seL4_BootInfoID)
} seL4_BootInfoID;
