// Faults whose words are registers, on RISC-V.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/word.hpp"

namespace selfe {

/// A system call number that the kernel does not have. The thread's registers can be changed by
/// the answer: words 0 to 9 in this order. Corresponds to seL4_Fault_UnknownSyscall.
struct UnknownSyscall {
    Word fault_ip;
    Word sp;
    Word ra;
    Word a[7];
    Word syscall;

    /// Takes the words out of `fault`, which must be of this type.
    [[nodiscard]] static UnknownSyscall from(sys::seL4_Fault_t fault) {
        return {sys::seL4_Fault_UnknownSyscall_get_FaultIP(fault),
                sys::seL4_Fault_UnknownSyscall_get_SP(fault),
                sys::seL4_Fault_UnknownSyscall_get_RA(fault),
                {sys::seL4_Fault_UnknownSyscall_get_A0(fault),
                 sys::seL4_Fault_UnknownSyscall_get_A1(fault),
                 sys::seL4_Fault_UnknownSyscall_get_A2(fault),
                 sys::seL4_Fault_UnknownSyscall_get_A3(fault),
                 sys::seL4_Fault_UnknownSyscall_get_A4(fault),
                 sys::seL4_Fault_UnknownSyscall_get_A5(fault),
                 sys::seL4_Fault_UnknownSyscall_get_A6(fault)},
                sys::seL4_Fault_UnknownSyscall_get_Syscall(fault)};
    }
};

/// An instruction that the processor refused. The answer's words 0 and 1 set the first two.
/// `number` is the cause register (scause). Corresponds to seL4_Fault_UserException.
struct UserException {
    Word fault_ip;
    Word sp;
    Word number;
    Word code;

    /// Takes the words out of `fault`, which must be of this type.
    [[nodiscard]] static UserException from(sys::seL4_Fault_t fault) {
        return {sys::seL4_Fault_UserException_get_FaultIP(fault),
                sys::seL4_Fault_UserException_get_SP(fault),
                sys::seL4_Fault_UserException_get_Number(fault),
                sys::seL4_Fault_UserException_get_Code(fault)};
    }
};

}  // namespace selfe
