// Faults whose words are registers, on AArch64.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/virtual_machine_fault.hpp"
#include "selfe/word.hpp"

namespace selfe {

/// A system call number that the kernel does not have. The thread's registers can be changed by
/// the answer: words 0 to 11 in this order. Corresponds to seL4_Fault_UnknownSyscall.
struct UnknownSyscall {
    Word x[8];
    Word fault_ip;
    Word sp;
    Word lr;
    Word spsr;
    Word syscall;

    /// Takes the words out of `fault`, which must be of this type.
    [[nodiscard]] static UnknownSyscall from(sys::seL4_Fault_t fault) {
        return {{sys::seL4_Fault_UnknownSyscall_get_X0(fault),
                 sys::seL4_Fault_UnknownSyscall_get_X1(fault),
                 sys::seL4_Fault_UnknownSyscall_get_X2(fault),
                 sys::seL4_Fault_UnknownSyscall_get_X3(fault),
                 sys::seL4_Fault_UnknownSyscall_get_X4(fault),
                 sys::seL4_Fault_UnknownSyscall_get_X5(fault),
                 sys::seL4_Fault_UnknownSyscall_get_X6(fault),
                 sys::seL4_Fault_UnknownSyscall_get_X7(fault)},
                sys::seL4_Fault_UnknownSyscall_get_FaultIP(fault),
                sys::seL4_Fault_UnknownSyscall_get_SP(fault),
                sys::seL4_Fault_UnknownSyscall_get_LR(fault),
                sys::seL4_Fault_UnknownSyscall_get_SPSR(fault),
                sys::seL4_Fault_UnknownSyscall_get_Syscall(fault)};
    }
};

/// An instruction that the processor refused. The answer's words 0 to 2 set the first three.
/// `number` is the exception syndrome (ESR). Corresponds to seL4_Fault_UserException.
struct UserException {
    Word fault_ip;
    Word sp;
    Word spsr;
    Word number;
    Word code;

    /// Takes the words out of `fault`, which must be of this type.
    [[nodiscard]] static UserException from(sys::seL4_Fault_t fault) {
        return {sys::seL4_Fault_UserException_get_FaultIP(fault),
                sys::seL4_Fault_UserException_get_Stack(fault),
                sys::seL4_Fault_UserException_get_SPSR(fault),
                sys::seL4_Fault_UserException_get_Number(fault),
                sys::seL4_Fault_UserException_get_Code(fault)};
    }
};

}  // namespace selfe
