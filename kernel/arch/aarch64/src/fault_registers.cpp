// Which registers of an AArch64 thread its fault messages show, and which a reply may change.
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
            // Called LR, but seL4 16.0.0 delivers the exception's return address, not x30.
            return context.next_pc();
        case seL4_UnknownSyscall_SPSR:
            return context.spsr();
        default:
            return context.x(index);
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
            return;  // the return address: a restarted thread goes to the fault address instead
        case seL4_UnknownSyscall_SPSR:
            context.set_spsr(value);
            return;
        default:
            context.set_x(index, value);
    }
}

Word exception_fault_register(const UserContext& context, unsigned index) {
    switch (index) {
        case seL4_UserException_FaultIP:
            return context.fault_pc();
        case seL4_UserException_SP:
            return context.stack_pointer();
        default:
            return context.spsr();
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
            context.set_spsr(value);
    }
}

}  // namespace kernel::arch
