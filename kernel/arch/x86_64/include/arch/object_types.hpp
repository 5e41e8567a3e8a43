// Object types that only x86-64 has: their sizes, and how they begin.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "cap/cap.hpp"

namespace kernel::arch {

/// Frames are the only objects besides untypeds that device memory can become.
bool is_frame_type(Word type);

/// log2 of the object's bytes; `type` is one of x86-64's object types.
unsigned object_size_bits(Word type);

/// The first capability to a new object in cleared memory (not cleared if `is_device`).
Cap create_object(Word type, Word base, bool is_device);

}  // namespace kernel::arch
