// The register model's view of AArch64, for the kernel under test.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/models/arch/register_layout.hpp"
#include "selfe/tcb.hpp"

namespace selfe::conformance {

inline constexpr models::registers::Layout register_layout = models::registers::layout;

/// Registers of a thread that calls the function at `code`, which comes back to `end`. It may use
/// the words below `stack`, and the one there.
inline void enter_function(UserContext& registers, [[maybe_unused]] Word* stack, Word code,
                           Word end, Word argument) {
    registers.pc = code;
    registers.sp = reinterpret_cast<Word>(stack);
    registers.x0 = argument;
    registers.x30 = end;
}

}  // namespace selfe::conformance
