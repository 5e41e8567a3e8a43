// Faults whose words are registers, on x86_64.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/word.hpp"

namespace selfe {

/// A system call number that the kernel does not have. The thread's registers can be changed by
/// the answer: words 0 to 17 in this order. `syscall` itself overwrites rcx (with the address
/// behind it) and r11 (with the flags). Corresponds to seL4_Fault_UnknownSyscall.
struct UnknownSyscall {
    Word rax;
    Word rbx;
    Word rcx;
    Word rdx;
    Word rsi;
    Word rdi;
    Word rbp;
    Word r8;
    Word r9;
    Word r10;
    Word r11;
    Word r12;
    Word r13;
    Word r14;
    Word r15;
    Word fault_ip;
    Word sp;
    Word flags;
    Word syscall;

    /// Takes the words out of `fault`, which must be of this type.
    [[nodiscard]] static UnknownSyscall from(sys::seL4_Fault_t fault) {
        return {sys::seL4_Fault_UnknownSyscall_get_RAX(fault),
                sys::seL4_Fault_UnknownSyscall_get_RBX(fault),
                sys::seL4_Fault_UnknownSyscall_get_RCX(fault),
                sys::seL4_Fault_UnknownSyscall_get_RDX(fault),
                sys::seL4_Fault_UnknownSyscall_get_RSI(fault),
                sys::seL4_Fault_UnknownSyscall_get_RDI(fault),
                sys::seL4_Fault_UnknownSyscall_get_RBP(fault),
                sys::seL4_Fault_UnknownSyscall_get_R8(fault),
                sys::seL4_Fault_UnknownSyscall_get_R9(fault),
                sys::seL4_Fault_UnknownSyscall_get_R10(fault),
                sys::seL4_Fault_UnknownSyscall_get_R11(fault),
                sys::seL4_Fault_UnknownSyscall_get_R12(fault),
                sys::seL4_Fault_UnknownSyscall_get_R13(fault),
                sys::seL4_Fault_UnknownSyscall_get_R14(fault),
                sys::seL4_Fault_UnknownSyscall_get_R15(fault),
                sys::seL4_Fault_UnknownSyscall_get_FaultIP(fault),
                sys::seL4_Fault_UnknownSyscall_get_RSP(fault),
                sys::seL4_Fault_UnknownSyscall_get_FLAGS(fault),
                sys::seL4_Fault_UnknownSyscall_get_Syscall(fault)};
    }
};

/// An instruction that the processor refused. The answer's words 0 to 2 set the first three.
/// `number` is the exception's vector, `code` its error code, 0 for those without one.
/// Corresponds to seL4_Fault_UserException.
struct UserException {
    Word fault_ip;
    Word sp;
    Word flags;
    Word number;
    Word code;

    /// Takes the words out of `fault`, which must be of this type.
    [[nodiscard]] static UserException from(sys::seL4_Fault_t fault) {
        return {sys::seL4_Fault_UserException_get_FaultIP(fault),
                sys::seL4_Fault_UserException_get_Stack(fault),
                sys::seL4_Fault_UserException_get_FLAGS(fault),
                sys::seL4_Fault_UserException_get_Number(fault),
                sys::seL4_Fault_UserException_get_Code(fault)};
    }
};

}  // namespace selfe
