// PageTable.Map and Unmap: each way in which they are refused, on Arm.
// SPDX-License-Identifier: BSD-2-Clause
#include "mapping.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {

CASE(PageTableMap, KernelAddressIsInvalidArgument, "VS-007", "VS-024") {
    const Cap<PageTable> table = t.make<PageTable>();
    for (const Word vaddr : kernel_addresses) {
        CHECK_EQ(here("VS-007", "VS-024"), map_table_reply(table, t.vspace(), vaddr),
                 invalid_argument(0));
    }
}

CASE(PageTableMap, MappedTableIsInvalidCapability, "VS-008", "VS-025") {
    const Cap<PageTable> table = t.make<PageTable>();
    const Cap<VSpace> vspace = make_vspace(t);
    REQUIRE_OK(table.map(vspace, window, VmAttributes::standard()));
    CHECK_EQ(here("VS-008", "VS-025"), map_table_reply(table, vspace, 0), invalid_capability(0));
    CHECK_EQ(here("VS-008", "VS-025"), map_table_reply(table, make_vspace(t), window),
             invalid_capability(0));
}

CASE(PageTableMap, VSpaceThatIsNoneIsInvalidCapability, "VS-009", "VS-026") {
    const Cap<PageTable> table = t.make<PageTable>();
    for (const Cap<Any> other : {Cap<Any>(make_page(t)), Cap<Any>(t.make<PageTable>()),
                                 Cap<Any>(t.make<Endpoint>()), Cap<Any>{t.empty_slot().index}}) {
        CHECK_EQ(here("VS-009", "VS-026"), map_table_reply(table, other, window),
                 invalid_capability(1));
    }
}

CASE(PageTableMap, VSpaceWithoutAsidIsInvalidCapability, "VS-010", "VS-027") {
    CHECK_EQ(here("VS-010", "VS-027"),
             map_table_reply(t.make<PageTable>(), t.make<VSpace>(), window), invalid_capability(1));
}

CASE(PageTableMap, VSpaceWhosePoolIsDeletedIsFailedLookup, "VS-011", "VS-028") {
    OwnPool own(t);
    REQUIRE_OK(own.pool.delete_());
    CHECK_EQ(here("VS-011", "VS-028"), map_table_reply(t.make<PageTable>(), own.vspace, window),
             invalid_root(Lookup::Other));
}

CASE(PageTableUnmap, WithACopyIsRevokeFirst, "VS-016", "VS-033") {
    const Cap<VSpace> vspace = make_vspace(t);
    const Cap<PageTable> table = t.make<PageTable>();
    REQUIRE_OK(table.map(vspace, window, VmAttributes::standard()));
    const Cap<PageTable> copy = t.copy_of(table);
    CHECK_EQ(here("VS-016", "VS-033"), Invocation(table, sys::ARMPageTableUnmap).call(),
             revoke_first());
    REQUIRE_OK(t.slot_of(copy).delete_());
    CHECK_EQ(here("VS-016", "VS-033"), Invocation(table, sys::ARMPageTableUnmap).call(), success());
}

}  // namespace selfe::conformance
