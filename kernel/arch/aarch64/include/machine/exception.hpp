// What the processor says about the exception that was taken last.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

namespace kernel::machine {

/// Its cause, ESR_EL1, and the address that it is about, FAR_EL1.
Word exception_syndrome();
Word fault_address();

}  // namespace kernel::machine
