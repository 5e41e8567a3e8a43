// The floating-point and vector registers of a thread that does not own the unit.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

namespace kernel::arch {

/// Offsets are known to machine/fpu.S: d0 .. d31, then FPSCR.
struct FpuState {
    std::uint64_t d[32] = {};
    Word status = 0;
};

}  // namespace kernel::arch
