// What stopped a thread: the content of the message its fault handler will get. Manual: sec:faults.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/lookup_failure.hpp"

namespace kernel {

struct Fault {
    Word type = seL4_Fault_NullFault;  ///< seL4_FaultType: the label of the message

    Word address = 0;             ///< CapFault: capability address; VMFault: virtual address;
                                  ///< UserException: detail
    Word code = 0;                ///< UnknownSyscall, UserException: number; VMFault: fault status
    bool is_receive = false;      ///< CapFault: in the receive phase
    bool is_instruction = false;  ///< VMFault: while fetching an instruction
    LookupFailure lookup;         ///< CapFault: why the address did not resolve

    bool is_pending() const { return type != seL4_Fault_NullFault; }

    static Fault cap_fault(Word address, bool is_receive, const LookupFailure& why) {
        return {seL4_Fault_CapFault, address, 0, is_receive, false, why};
    }
    static Fault unknown_syscall(Word number) {
        return {seL4_Fault_UnknownSyscall, 0, number, false, false, {}};
    }
    /// `detail`: what the processor says beside the number; 0 where it says nothing.
    static Fault user_exception(Word number, Word detail = 0) {
        return {seL4_Fault_UserException, detail, number, false, false, {}};
    }
    static Fault vm_fault(Word address, Word status, bool is_instruction) {
        return {seL4_Fault_VMFault, address, status, false, is_instruction, {}};
    }
};

}  // namespace kernel
