/* Object types of Arm; they follow those of the instruction set. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/sel4_arch/objecttype.h>

typedef enum _object {
    /** Frame of 4 KiB. */
    seL4_ARM_SmallPageObject = seL4_ModeObjectTypeCount,
    /** Frame of 2 MiB on AArch64, of 64 KiB on AArch32. */
    seL4_ARM_LargePageObject,
#ifdef CONFIG_ARCH_AARCH32
    /** Frame of 1 MiB. */
    seL4_ARM_SectionObject,
    /** Frame of 16 MiB. */
    seL4_ARM_SuperSectionObject,
#endif
    seL4_ARM_PageTableObject,
#ifdef CONFIG_ARM_HYPERVISOR_SUPPORT
    seL4_ARM_VCPUObject,
#endif
    seL4_ObjectTypeCount
} seL4_ArchObjectType;

/* Names that code may mention under every configuration: numbers that no kernel accepts. */
#ifndef CONFIG_ARM_HYPERVISOR_SUPPORT
#define seL4_ARM_VCPUObject 0xfffe
#endif
#define seL4_ARM_IOPageTableObject 0xffff

typedef seL4_Word object_t;
