// The floating-point registers of AArch64, which the suite's own code never touches.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/arch/trapped.hpp"
#include "selfe/word.hpp"

namespace selfe::conformance {

extern "C" {
// arch/aarch64/fpu.S
void selfe_conformance_fill_fpu(Word value);
Word selfe_conformance_count_fpu(Word value);
void selfe_conformance_set_rounding(Word mode);  ///< 0 .. 3
Word selfe_conformance_rounding();
}

/// How many words a filled register file holds: 32 registers of 128 bits.
inline constexpr Word fpu_words = 64;

/// The type of the fault when a thread may not use them.
inline constexpr Word fpu_fault = trapped_fault;

}  // namespace selfe::conformance
