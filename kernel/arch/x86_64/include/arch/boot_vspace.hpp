// What only x86-64's root task finds at the start: its address space, and authority over ports.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "boot/root_cspace.hpp"
#include "cap/cap.hpp"

namespace kernel::arch {

/// log2 of the bytes that one table of each level below the VSpace covers, top down.
inline constexpr unsigned boot_table_spans[] = {39, 30, 21};

/// The VSpace and the pool that gave it its ASID, in their fixed slots, and ASIDControl and
/// IOPortControl. Returns the root.
Word add_boot_vspace(boot::RootCSpace& cspace, boot::FreeMemory& memory);

/// Hangs the table at `base` where `address` needs the next one. Returns the capability to it.
Cap map_boot_table(Word root, Word address, Word base);

/// Maps a small page for reading, writing and execution. Returns the capability to the frame.
Cap map_boot_frame(Word root, Word address, Word base);

}  // namespace kernel::arch
