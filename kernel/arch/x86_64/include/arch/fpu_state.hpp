// The floating-point and vector registers of a thread that does not own the unit.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

namespace kernel::arch {

/// The area of XSAVE in its standard form: 512 bytes of x87 and SSE state, 64 of header.
/// A header of zeroes means the state after reset, except that MXCSR is always read.
struct alignas(64) FpuState {
    static constexpr Word reset_mxcsr = 0x1f80;  // every exception masked, round to nearest

    Word legacy[64] = {0, 0, 0, reset_mxcsr};
    Word header[8] = {};
};

static_assert(sizeof(FpuState) == CONFIG_XSAVE_SIZE,
              "the area must have the size that kernel/libsel4 promises");

}  // namespace kernel::arch
