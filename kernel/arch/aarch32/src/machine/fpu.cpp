// The floating-point unit: whether user level may use it.
// SPDX-License-Identifier: BSD-2-Clause
#include "machine/fpu.hpp"

#include "machine/system_registers.hpp"

/// fpu.S.
extern "C" void write_fpexc(kernel::Word value);

namespace kernel::machine {

void set_fpu_enabled(bool is_enabled) {
    constexpr Word enable = bit(30);  // FPEXC.EN
    write_fpexc(is_enabled ? enable : 0);
    instruction_barrier();
}

}  // namespace kernel::machine
