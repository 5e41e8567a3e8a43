// Cache maintenance over physical ranges of RAM; `size` in bytes, at least 1.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

namespace kernel::machine::cache {

/// Data reaches memory, so that uncached accesses and devices see it.
void clean_to_memory(Word physical, Word size);
/// Cached data is dropped; lines at the ends of the range that hold other data are dropped too.
void invalidate(Word physical, Word size);
void clean_and_invalidate(Word physical, Word size);
/// Instruction fetches see what was written as data.
void unify_instructions(Word physical, Word size);

}  // namespace kernel::machine::cache
