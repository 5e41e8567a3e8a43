// The floating-point unit: whether user level may use it, and its registers.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "arch/fpu_state.hpp"

namespace kernel::machine {

/// Switched off, each use traps to the kernel. The kernel itself never uses the unit's registers.
void set_fpu_enabled(bool is_enabled);

/// Registers to memory and back; the unit must be switched on.
void save_fpu(arch::FpuState& state);
void load_fpu(const arch::FpuState& state);

}  // namespace kernel::machine
