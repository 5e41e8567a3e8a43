// Whoever handles faults says what happens with each of them.
// SPDX-License-Identifier: BSD-2-Clause
// error: no match for call|no matching function
#include "selfe/fault.hpp"

selfe::Word address_of(selfe::MessageInfo info) {
    return selfe::Fault::from(info).visit(selfe::Overload{
        [](selfe::NullFault) { return selfe::Word{0}; },
        [](const selfe::CapFault& fault) { return fault.addr; },
        [](const selfe::UnknownSyscall& fault) { return fault.fault_ip; },
        [](const selfe::UserException& fault) { return fault.fault_ip; },
#ifndef SELFE_MUST_NOT_COMPILE
        [](const auto&) { return selfe::Word{0}; },  // VmFault, and what else there is
#endif
    });
}
