// What the processor says about the abort that was taken last.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

namespace kernel::machine {

/// DFSR and DFAR: a load or store.
Word data_fault_status();
Word data_fault_address();
/// IFSR: fetching an instruction.
Word instruction_fault_status();

}  // namespace kernel::machine
