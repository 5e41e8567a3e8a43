// Sharing the floating-point unit: the last thread that used it owns it until another one tries.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/fpu.hpp"

#include "machine/fpu.hpp"

namespace kernel::arch {
namespace {

/// The thread whose values are in the registers; its saved state is stale.
constinit Tcb* owner = nullptr;

}  // namespace

void fpu_prepare(const Tcb& thread) {
    machine::set_fpu_enabled(owner == &thread);
}

bool fpu_acquire(Tcb& thread) {
    if ((thread.flags & seL4_TCBFlag_fpuDisabled) != 0) {
        return false;
    }
    machine::set_fpu_enabled(true);
    if (owner && owner != &thread) {
        machine::save_fpu(owner->fpu);
    }
    machine::load_fpu(thread.fpu);
    owner = &thread;
    return true;
}

void fpu_release(Tcb& thread) {
    if (owner == &thread) {
        machine::set_fpu_enabled(true);
        machine::save_fpu(thread.fpu);
        owner = nullptr;
    }
}

void fpu_reset() {
    owner = nullptr;
}

}  // namespace kernel::arch
