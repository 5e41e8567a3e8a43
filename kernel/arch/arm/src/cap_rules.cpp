// How capabilities that only Arm has are compared, copied and destroyed.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/cap_rules.hpp"

#include "arch/vspace.hpp"

namespace kernel::arch {

Region region_of(const Cap& cap) {
    if (cap.is<PageTableCap>()) {
        return {cap.as<PageTableCap>().base, seL4_PageTableBits, true};
    }
    return {};
}

bool issues(const Cap& authority, const Cap& cap) {
    return authority.is<IrqControlCap>() && cap.is<SgiSignalCap>();
}

Result<Cap> derive(const Cap& cap) {
    if (cap.is<PageTableCap>() && !cap.as<PageTableCap>().mapping.is_mapped()) {
        return Error::illegal_operation();
    }
    return cap;
}

void finalise(const Cap& cap) {
    if (cap.is<PageTableCap>() && cap.as<PageTableCap>().mapping.is_mapped()) {
        vspace::unmap_table(cap.as<PageTableCap>());
    }
}

}  // namespace kernel::arch
