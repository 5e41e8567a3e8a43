// The floating-point and vector registers of a thread that does not own the unit.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

namespace kernel::arch {

/// Offsets are known to machine/fpu.S: q0 .. q31, then FPCR and FPSR.
struct FpuState {
    alignas(16) Word q[64] = {};
    Word control = 0;
    Word status = 0;
};

}  // namespace kernel::arch
