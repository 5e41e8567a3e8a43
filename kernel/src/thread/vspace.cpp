// The address space that a thread runs in.
// SPDX-License-Identifier: BSD-2-Clause
#include "thread/vspace.hpp"

#include "machine/cpu.hpp"
#include "object/asid.hpp"

namespace kernel {

bool is_usable_vspace(const Cap& cap) {
    return cap.is<VSpaceCap>() && cap.as<VSpaceCap>().asid != 0;
}

void activate_vspace(const Tcb& thread) {
    const Cap& cap = thread.slots[Tcb::VSpaceRoot].cap;
    if (is_usable_vspace(cap)) {
        const auto vspace = cap.as<VSpaceCap>();
        if (asid::find(vspace.asid) == vspace.base) {
            machine::set_user_tables(vspace.base, vspace.asid);
            return;
        }
    }
    machine::set_no_user_tables();
}

}  // namespace kernel
