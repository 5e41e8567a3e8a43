// Which registers of an x86-64 thread its fault messages show, and which a reply may change.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/fault_registers.hpp"

namespace kernel::arch {

static_assert(seL4_UnknownSyscall_R15 == unsigned{R15},
              "general registers lead the message, in their order");

Word syscall_fault_register(const UserContext& context, unsigned index) {
    switch (index) {
        case seL4_UnknownSyscall_FaultIP:
            return context.fault_pc();
        case seL4_UnknownSyscall_SP:
            return context.stack_pointer();
        case seL4_UnknownSyscall_FLAGS:
            return context.flags();
        default:
            return context.general(index);
    }
}

void set_syscall_fault_register(UserContext& context, unsigned index, Word value) {
    switch (index) {
        case seL4_UnknownSyscall_FaultIP:
            context.trapped_at(value);
            return;
        case seL4_UnknownSyscall_SP:
            context.set_stack_pointer(value);
            return;
        case seL4_UnknownSyscall_FLAGS:
            context.set_flags(value);
            return;
        default:
            context.set_general(index, value);
    }
}

Word exception_fault_register(const UserContext& context, unsigned index) {
    switch (index) {
        case seL4_UserException_FaultIP:
            return context.fault_pc();
        case seL4_UserException_SP:
            return context.stack_pointer();
        default:
            return context.flags();
    }
}

void set_exception_fault_register(UserContext& context, unsigned index, Word value) {
    switch (index) {
        case seL4_UserException_FaultIP:
            context.trapped_at(value);
            return;
        case seL4_UserException_SP:
            context.set_stack_pointer(value);
            return;
        default:
            context.set_flags(value);
    }
}

}  // namespace kernel::arch
