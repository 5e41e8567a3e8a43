// Translation tables on Arm: one type for every level.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/address_space.hpp"

namespace selfe::conformance {

Cap<Any> map_table(Case& t, Cap<VSpace> vspace, Word vaddr, Word) {
    const Cap<PageTable> table = t.make<PageTable>();
    t.must(table.map(vspace, vaddr, VmAttributes::standard()),
           "a translation table cannot be mapped");
    return table;
}

}  // namespace selfe::conformance
