/* Former names of translation tables: each level had its own type, now there are root and rest. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/types.h>

typedef seL4_ARM_VSpace seL4_ARM_PageGlobalDirectory;
typedef seL4_ARM_PageTable seL4_ARM_PageUpperDirectory;

#define seL4_ARM_PageGlobalDirectoryObject seL4_ARM_VSpaceObject
#define seL4_ARM_PageUpperDirectoryObject seL4_ARM_PageTableObject
#define seL4_ARM_PageDirectoryObject seL4_ARM_PageTableObject

#define seL4_ARM_PageUpperDirectory_Map seL4_ARM_PageTable_Map
#define seL4_ARM_PageUpperDirectory_Unmap seL4_ARM_PageTable_Unmap
#define seL4_ARM_PageDirectory_Map seL4_ARM_PageTable_Map
#define seL4_ARM_PageDirectory_Unmap seL4_ARM_PageTable_Unmap
#define ARMPageDirectoryMap ARMPageTableMap
#define ARMPageDirectoryUnmap ARMPageTableUnmap

#define seL4_PGDBits seL4_VSpaceBits
#define seL4_PGDEntryBits seL4_VSpaceEntryBits
#define seL4_PGDIndexBits seL4_VSpaceIndexBits
#define seL4_PUDBits seL4_PageTableBits
#define seL4_PUDEntryBits seL4_PageTableEntryBits
#define seL4_PUDIndexBits seL4_PageTableIndexBits
#define seL4_PageDirBits seL4_PageTableBits
#define seL4_PageDirEntryBits seL4_PageTableEntryBits
#define seL4_PageDirIndexBits seL4_PageTableIndexBits
