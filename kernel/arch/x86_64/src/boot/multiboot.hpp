// What the multiboot loader says: the memory map and the module with the root task.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "boot/memory.hpp"

extern "C" {
#include <sel4/arch/bootinfo_types.h>
}

namespace kernel::boot {

/// The loader's information as far as the kernel wants it. Copied: its own place is not protected.
struct LoaderInformation {
    Range module;  ///< the root task's ELF file
    unsigned region_count;
    seL4_X86_mb_mmap_t regions[SEL4_MULTIBOOT_MAX_MMAP_ENTRIES];
};

/// Panics if `magic` is no multiboot loader's, or if memory map or module are missing.
LoaderInformation read_multiboot(Word magic, Word information);

}  // namespace kernel::boot
