// Faults whose words are registers, on AArch32.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/virtual_machine_fault.hpp"
#include "selfe/word.hpp"

namespace selfe {

/// A system call number that the kernel does not have. The thread's registers can be changed by
/// the answer: words 0 to 11 in this order. Corresponds to seL4_Fault_UnknownSyscall.
struct UnknownSyscall {
    Word r[8];
    Word fault_ip;
    Word sp;
    Word lr;
    Word cpsr;
    Word syscall;

    /// Takes the words out of `fault`, which must be of this type.
    [[nodiscard]] static UnknownSyscall from(sys::seL4_Fault_t fault) {
        return {{sys::seL4_Fault_UnknownSyscall_get_R0(fault),
                 sys::seL4_Fault_UnknownSyscall_get_R1(fault),
                 sys::seL4_Fault_UnknownSyscall_get_R2(fault),
                 sys::seL4_Fault_UnknownSyscall_get_R3(fault),
                 sys::seL4_Fault_UnknownSyscall_get_R4(fault),
                 sys::seL4_Fault_UnknownSyscall_get_R5(fault),
                 sys::seL4_Fault_UnknownSyscall_get_R6(fault),
                 sys::seL4_Fault_UnknownSyscall_get_R7(fault)},
                sys::seL4_Fault_UnknownSyscall_get_FaultIP(fault),
                sys::seL4_Fault_UnknownSyscall_get_SP(fault),
                sys::seL4_Fault_UnknownSyscall_get_LR(fault),
                sys::seL4_Fault_UnknownSyscall_get_CPSR(fault),
                sys::seL4_Fault_UnknownSyscall_get_Syscall(fault)};
    }
};

/// An instruction that the processor refused. The answer's words 0 to 2 set the first three.
/// `number` and `code` tell what kind it was. Corresponds to seL4_Fault_UserException.
struct UserException {
    Word fault_ip;
    Word sp;
    Word cpsr;
    Word number;
    Word code;

    /// Takes the words out of `fault`, which must be of this type.
    [[nodiscard]] static UserException from(sys::seL4_Fault_t fault) {
        return {sys::seL4_Fault_UserException_get_FaultIP(fault),
                sys::seL4_Fault_UserException_get_Stack(fault),
                sys::seL4_Fault_UserException_get_CPSR(fault),
                sys::seL4_Fault_UserException_get_Number(fault),
                sys::seL4_Fault_UserException_get_Code(fault)};
    }
};

}  // namespace selfe
