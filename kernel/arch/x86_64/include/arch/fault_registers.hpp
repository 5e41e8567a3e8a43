// Which registers of an x86-64 thread its fault messages show, and which a reply may change.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "arch/user_context.hpp"

namespace kernel::arch {

/// UnknownSyscall: rax .. r15, address of the system call, rsp, rflags.
inline constexpr unsigned syscall_fault_registers = 18;
/// UserException: rip, rsp, rflags.
inline constexpr unsigned exception_fault_registers = 3;

static_assert(syscall_fault_registers == seL4_UnknownSyscall_Syscall);
static_assert(exception_fault_registers == seL4_UserException_Number);

Word syscall_fault_register(const UserContext& context, unsigned index);
void set_syscall_fault_register(UserContext& context, unsigned index, Word value);
Word exception_fault_register(const UserContext& context, unsigned index);
void set_exception_fault_register(UserContext& context, unsigned index, Word value);

}  // namespace kernel::arch
