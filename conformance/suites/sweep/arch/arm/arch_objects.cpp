// What both Arm architectures can be asked about besides.
// SPDX-License-Identifier: BSD-2-Clause
#include "objects.hpp"
#include "selfe/conformance/address_space.hpp"

namespace selfe::conformance::sweep {

Cap<Any> Objects::arch_object(const Interface& interface) {
    const auto is = [&](const char* name) { return is_same(interface.name, name); };
    if (is("seL4_ARM_Page")) {
        return make_page(t_);
    }
    // The VSpace is called by the name of its topmost table where it has had that name always.
    if (is("seL4_ARM_VSpace") || is("seL4_ARM_PageDirectory")) {
        return t_.vspace();
    }
    return is("seL4_ARM_ASIDPool") ? Cap<Any>(t_.asid_pool()) : Cap<Any>{};
}

Word span_of(const Interface& interface) {
    return is_same(interface.name, "seL4_ARM_PageTable") ? table_bytes : small_page_bytes;
}

}  // namespace selfe::conformance::sweep
