// The kernel's own addresses, which every page directory translates.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

namespace kernel::machine {

/// Fills the entries for the kernel's addresses in a page directory.
void add_kernel_tables(Word* directory);

}  // namespace kernel::machine
