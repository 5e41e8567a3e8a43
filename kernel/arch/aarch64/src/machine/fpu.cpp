// The floating-point unit: whether user level may use it.
// SPDX-License-Identifier: BSD-2-Clause
#include "machine/fpu.hpp"

#include "machine/system_registers.hpp"

namespace kernel::machine {

void set_fpu_enabled(bool is_enabled) {
    constexpr Word no_trap = Word{3} << 20;  // CPACR_EL1.FPEN
    KERNEL_WRITE_REGISTER(cpacr_el1, is_enabled ? no_trap : 0);
    instruction_barrier();
}

}  // namespace kernel::machine
