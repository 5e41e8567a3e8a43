// Sharing the floating-point unit: the last thread that used it owns it until another one tries.
// SPDX-License-Identifier: BSD-2-Clause
#include "thread/fpu.hpp"

#include "machine/fpu.hpp"

namespace kernel::fpu {
namespace {

/// The thread whose values are in the registers; its saved state is stale.
constinit Tcb* owner = nullptr;

/// What the unit was last told. Telling it is slow, and nearly always nothing has changed.
enum class Switch { Unknown, Off, On };
constinit Switch position = Switch::Unknown;

void set_enabled(bool is_enabled) {
    const Switch wanted = is_enabled ? Switch::On : Switch::Off;
    if (position != wanted) {
        position = wanted;
        machine::set_fpu_enabled(is_enabled);
    }
}

}  // namespace

bool is_owner(const Tcb& thread) {
    return owner == &thread;
}

void prepare(const Tcb& thread) {
    set_enabled(is_owner(thread));
}

bool acquire(Tcb& thread) {
    if ((thread.flags & seL4_TCBFlag_fpuDisabled) != 0) {
        return false;
    }
    set_enabled(true);
    if (owner && owner != &thread) {
        machine::save_fpu(owner->fpu);
    }
    machine::load_fpu(thread.fpu);
    owner = &thread;
    return true;
}

void release(Tcb& thread) {
    if (owner == &thread) {
        set_enabled(true);
        machine::save_fpu(thread.fpu);
        owner = nullptr;
    }
}

void reset() {
    owner = nullptr;
    position = Switch::Unknown;
}

}  // namespace kernel::fpu
