// PageTable.Map and Unmap: what tables make possible, on Arm.
// SPDX-License-Identifier: BSD-2-Clause
#include "mapping.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/probe.hpp"

namespace selfe::conformance {
CASE(PageTableMap, WhereNoTableIsMissingIsDeleteFirst, "VS-006", "VS-023") {
    const Cap<VSpace> vspace = make_vspace(t);
    const Tables tables(t, vspace, window);
    CHECK_EQ(here("VS-006", "VS-023"), map_table_reply(t.make<PageTable>(), vspace, window),
             delete_first());
    CHECK_EQ(here("VS-006", "VS-023"), map_reply(make_page(t), vspace, window), success());
}

CASE(PageTableMap, IgnoresAddressBitsBelowItsSpan, "VS-005", "VS-022") {
    const Cap<VSpace> vspace = make_vspace(t);
    for (Word level = 0; level < table_levels; ++level) {
        CHECK_EQ(here("VS-005", "VS-022"),
                 map_table_reply(t.make<PageTable>(), vspace, window + 0x1'2345), success());
    }
    const Word pages[] = {window, window + table_bytes - small_page_bytes};
    for (const Word vaddr : pages) {
        CHECK_EQ(here("VS-005", "VS-022"), map_reply(make_page(t), vspace, vaddr), success());
    }
    CHECK_EQ(here("VS-005", "VS-022"), map_reply(make_page(t), vspace, window + table_bytes),
             missing_capability(Lookup::Other, table_span_bits(table_levels - 1)));
}

CASE(PageTableMap, OverALargePageIsDeleteFirst, "VS-006", "VS-023") {
    const BootSpace boot(t);
    map_page(t, t.vspace(), make_big_page<TablePage>(t, boot), window);
    CHECK_EQ(here("VS-006", "VS-023"), map_table_reply(t.make<PageTable>(), t.vspace(), window),
             delete_first());
}

CASE(PageTableUnmap, TakesThePagesBelowAwayAndClearsTheTable, "VS-014", "VS-031") {
    const Cap<VSpace> vspace = make_vspace(t);
    const Tables tables(t, vspace, window);
    const Cap<Page> page = make_page(t);
    REQUIRE_EQ(map_reply(page, vspace, window), success());
    Probe probe(t, vspace);
    REQUIRE(probe.can_read(window));
    CHECK_EQ(here("VS-014", "VS-031"), Invocation(tables.last(), sys::ARMPageTableUnmap).call(),
             success());
    CHECK(here("VS-014", "VS-031"), !probe.can_read(window));
    // Mapped again it is empty, here and elsewhere.
    CHECK_EQ(here("VS-014", "VS-031"), map_table_reply(tables.last(), vspace, window), success());
    CHECK(here("VS-014", "VS-031"), !probe.can_read(window));
    CHECK_EQ(here("VS-014", "VS-031"), map_reply(page, vspace, window), success());
    CHECK(here("VS-014", "VS-031"), probe.can_read(window));
}

CASE(PageTableUnmap, ClearsTheTableToItsEnd, "VS-014", "VS-031") {
    // Its last entry, as the first one above.
    constexpr Word last = window + table_bytes - small_page_bytes;
    const Cap<VSpace> vspace = make_vspace(t);
    const Tables tables(t, vspace, window);
    REQUIRE_EQ(map_reply(make_page(t), vspace, last), success());
    Probe probe(t, vspace);
    REQUIRE(probe.can_read(last));
    REQUIRE_EQ(Invocation(tables.last(), sys::ARMPageTableUnmap).call(), success());
    REQUIRE_EQ(map_table_reply(tables.last(), vspace, window), success());
    CHECK(here("VS-014", "VS-031"), !probe.can_read(last));
}

CASE(PageTableUnmap, OfAnUnmappedTableSucceeds, "VS-015", "VS-032") {
    const Cap<PageTable> table = t.make<PageTable>();
    CHECK_EQ(here("VS-015", "VS-032"), Invocation(table, sys::ARMPageTableUnmap).call(), success());
}

}  // namespace selfe::conformance
