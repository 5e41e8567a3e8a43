// The floating-point registers of x86_64, which the suite's own code never touches.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/sys.hpp"
#include "selfe/word.hpp"

namespace selfe::conformance {

extern "C" {
// arch/x86_64/fpu.S
void selfe_conformance_fill_fpu(Word value);
Word selfe_conformance_count_fpu(Word value);
void selfe_conformance_set_rounding(Word mode);  ///< 0 .. 3
Word selfe_conformance_rounding();
}

/// How many words a filled register file holds: 16 SSE registers of 128 bits, 7 of the x87 unit.
inline constexpr Word fpu_words = 39;

/// The type of the fault when a thread may not use them.
inline constexpr Word fpu_fault = sys::seL4_Fault_UserException;

}  // namespace selfe::conformance
