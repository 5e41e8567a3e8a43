// Which registers of an AArch32 thread its fault messages show, and which a reply may change.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "arch/user_context.hpp"

namespace kernel::arch {

/// UnknownSyscall: r0 .. r7, pc of the system call, sp, lr, cpsr.
inline constexpr unsigned syscall_fault_registers = 12;
/// UserException: pc, sp, cpsr.
inline constexpr unsigned exception_fault_registers = 3;

static_assert(syscall_fault_registers == seL4_UnknownSyscall_Syscall);
static_assert(exception_fault_registers == seL4_UserException_Number);

Word syscall_fault_register(const UserContext& context, unsigned index);
void set_syscall_fault_register(UserContext& context, unsigned index, Word value);
Word exception_fault_register(const UserContext& context, unsigned index);
void set_exception_fault_register(UserContext& context, unsigned index, Word value);

}  // namespace kernel::arch
