// New objects in raw memory: how big each type is, how it begins, and the first capability to it.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "cap/slot.hpp"

namespace kernel::creation {

/// log2 of the bytes that an object of `type` takes; `user_bits` counts for
/// CNodes (slots) and untypeds (bytes).
unsigned size_bits(Word type, unsigned user_bits);

/// Makes an object of `type` at physical address `base`, aligned to its size. The memory is cleared
/// unless it is a device's; it must belong to nobody else.
Cap create(Word type, unsigned user_bits, Word base, bool is_device);

}  // namespace kernel::creation
