// I/O ports of the processor.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

namespace kernel::machine {

/// Reads `bytes` (1, 2 or 4) from `port` on.
Word read_port(Word port, unsigned bytes);
/// Writes the lowest `bytes` of `value`.
void write_port(Word port, unsigned bytes, Word value);

}  // namespace kernel::machine
