// Which registers of an AArch32 thread its fault messages show, and which a reply may change.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/fault_registers.hpp"

namespace kernel::arch {

Word syscall_fault_register(const UserContext& context, unsigned index) {
    switch (index) {
        case seL4_UnknownSyscall_FaultIP:
            return context.fault_pc();
        case seL4_UnknownSyscall_SP:
            return context.stack_pointer();
        case seL4_UnknownSyscall_LR:
            return context.link_register();
        case seL4_UnknownSyscall_CPSR:
            return context.cpsr();
        default:
            return context.r(index);
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
        case seL4_UnknownSyscall_LR:
            context.set_link_register(value);
            return;
        case seL4_UnknownSyscall_CPSR:
            context.set_cpsr(value);
            return;
        default:
            context.set_r(index, value);
    }
}

Word exception_fault_register(const UserContext& context, unsigned index) {
    switch (index) {
        case seL4_UserException_FaultIP:
            return context.fault_pc();
        case seL4_UserException_SP:
            return context.stack_pointer();
        default:
            return context.cpsr();
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
            context.set_cpsr(value);
    }
}

}  // namespace kernel::arch
