// Address spaces on Arm: which root tables threads and mappings mean.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/vspace.hpp"

#include "arch/asid.hpp"
#include "machine/cpu.hpp"

namespace kernel::arch {

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

namespace vspace {

Result<Word> find_root(Word asid) {
    const Word root = asid::find(asid);
    if (root == 0) {
        return Error::failed_lookup(false, LookupFailure::invalid_root());
    }
    return root;
}

Result<Word> find_root(const VSpaceCap& cap, Word capability) {
    const auto root = find_root(cap.asid);
    if (root && *root != cap.base) {
        return Error::invalid_capability(capability);
    }
    return root;
}

}  // namespace vspace
}  // namespace kernel::arch
