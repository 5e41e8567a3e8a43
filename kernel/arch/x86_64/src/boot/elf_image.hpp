// The root task's ELF file: checked, and laid out in memory as it wants to be.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "boot/root_task.hpp"

namespace kernel::boot {

/// Virtual addresses that the file in `file` (physical) occupies, whole pages. Panics if it is no
/// x86-64 program linked to fixed addresses.
Range image_range(const Range& file);

/// Copies the segments to physical memory from `base` on, zeroes what lies between, and says how a
/// loader would: image, offset, entry.
LoaderArguments load_image(const Range& file, Word base);

}  // namespace kernel::boot
