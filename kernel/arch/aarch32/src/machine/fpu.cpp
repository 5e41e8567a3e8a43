// The floating-point unit: whether user level may use it.
// SPDX-License-Identifier: BSD-2-Clause
#include "machine/fpu.hpp"

#include "machine/system_registers.hpp"

/// fpu.S.
extern "C" void write_fpexc(kernel::Word value);

namespace kernel::machine {

void set_fpu_enabled(bool is_enabled) {
    static constinit bool is_enabled_now = false;
    static constinit bool is_known = false;
    if (is_known && is_enabled == is_enabled_now) {
        return;
    }
    is_known = true;
    is_enabled_now = is_enabled;
    constexpr Word enable = bit(30);  // FPEXC.EN
    write_fpexc(is_enabled ? enable : 0);
    instruction_barrier();
}

}  // namespace kernel::machine
