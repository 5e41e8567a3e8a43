// The register model's view of x86_64, and what an x86_64 processor does at an exception.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "arch/trap_vectors.h"
#include "arch_names.hpp"
#include "object/tcb.hpp"
#include "selfe/models/arch/register_layout.hpp"

namespace selfe::models::test {

/// Threads have the instructions that set segments' bases (`FSGSBASE_INST`).
inline constexpr registers::Layout register_layout = registers::layout_with(true);
inline constexpr Word trap_size = 2;

/// `syscall` leaves the return address in rcx, the flags in r11.
inline void make_system_call(kernel::Tcb& thread) {
    const Word behind = thread.context.next_pc() + trap_size;
    thread.context.set(register_layout.pc, behind);
    thread.context.set_general(kernel::arch::Rcx, behind);
    thread.context.set_general(kernel::arch::R11, thread.context.flags());
    handle_trap(&thread.context, TRAP_SYSCALL, 0);
}
inline void meet_no_instruction(kernel::Tcb& thread) {
    constexpr Word invalid_opcode = 6;
    handle_trap(&thread.context, invalid_opcode, 0);
}
/// One that is over before the kernel can ask what it was.
inline void take_interrupt(kernel::Tcb& thread) {
    handle_trap(&thread.context, VECTOR_SPURIOUS, 0);
}

}  // namespace selfe::models::test
