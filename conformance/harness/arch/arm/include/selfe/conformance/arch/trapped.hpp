// How Arm kernels deliver a trapped instruction of a thread.
// SPDX-License-Identifier: BSD-2-Clause
//
// A hypervisor kernel hands everything that is neither an undefined instruction nor about memory on
// as a VCPU fault (manual: sec:virt-arm), whether the thread has a virtual processor or not.
#pragma once

#include <stddef.h>

#include "selfe/config.hpp"
#include "selfe/sys.hpp"
#include "selfe/word.hpp"

namespace selfe::conformance {

inline constexpr bool is_hypervisor = config::flag_or("ARM_HYPERVISOR_SUPPORT", false);

/// The fault's type. Only a hypervisor kernel's headers have a name for VCPU faults; they are the
/// second type behind those that every kernel has (FLT-072 of the catalogue).
inline constexpr Word trapped_fault =
    is_hypervisor ? Word{sys::seL4_Fault_VMFault} + 2 : Word{sys::seL4_Fault_UserException};

/// The word of its message that says what was trapped.
inline constexpr size_t trapped_syndrome_word =
    is_hypervisor ? 0 : size_t{sys::seL4_UserException_Number};

}  // namespace selfe::conformance
