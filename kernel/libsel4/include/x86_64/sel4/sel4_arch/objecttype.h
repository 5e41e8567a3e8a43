/* Object types that only x86-64 has; they follow the generic ones. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/objecttype.h>

typedef enum _mode_object {
    /** Page directory pointer table: the level below the root. */
    seL4_X86_PDPTObject = seL4_NonArchObjectTypeCount,
    /** Root page table. */
    seL4_X64_PML4Object,
#ifdef CONFIG_HUGE_PAGE
    /** Frame of 1 GiB. */
    seL4_X64_HugePageObject,
#endif
    seL4_ModeObjectTypeCount
} seL4_seL4ArchObjectType;

/* Former name. */
#define seL4_IA32_PDPTObject seL4_X86_PDPTObject

/* A name that code may mention under every configuration: a number that no kernel accepts. */
#ifndef CONFIG_HUGE_PAGE
#define seL4_X64_HugePageObject 0xfffffffe
#endif
