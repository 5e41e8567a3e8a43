// The register model's view of AArch64, and what an AArch64 processor does at an exception.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "arch/trap_kind.h"
#include "machine/pretended.hpp"
#include "object/tcb.hpp"
#include "selfe/models/arch/register_layout.hpp"

extern "C" kernel::arch::UserContext* handle_trap(kernel::arch::UserContext*, kernel::Word);

namespace selfe::models::test {

inline constexpr registers::Layout register_layout = registers::layout;
inline constexpr Word trap_size = 4;

/// `svc`. The return address is behind it.
inline void make_system_call(kernel::Tcb& thread) {
    kernel::machine::pretended().syndrome = 0x5600'0000;
    thread.context.set(register_layout.pc, thread.context.next_pc() + trap_size);
    handle_trap(&thread.context, TRAP_SYNCHRONOUS);
}
inline void meet_no_instruction(kernel::Tcb& thread) {
    kernel::machine::pretended().syndrome = 0x0200'0000;
    handle_trap(&thread.context, TRAP_SYNCHRONOUS);
}
/// One that is over before the kernel can ask what it was.
inline void take_interrupt(kernel::Tcb& thread) {
    handle_trap(&thread.context, TRAP_INTERRUPT);
}

}  // namespace selfe::models::test
