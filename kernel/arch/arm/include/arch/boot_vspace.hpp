// The root task's address space on Arm, built by the kernel.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "arch/page_entry.hpp"
#include "boot/root_cspace.hpp"
#include "cap/cap.hpp"

namespace kernel::arch {

/// The VSpace and the pool that gave it its ASID, in their fixed slots, and
/// ASIDControl. Returns the root.
Word add_boot_vspace(boot::RootCSpace& cspace, boot::FreeMemory& memory);

/// Hangs the table at `base` where `address` needs the next one. Returns the capability to it.
Cap map_boot_table(Word root, Word address, Word base);

/// Maps a small page for reading, writing and execution. Returns the capability to the frame.
Cap map_boot_frame(Word root, Word address, Word base);

}  // namespace kernel::arch
