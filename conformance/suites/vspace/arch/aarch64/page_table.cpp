// PageTable.Map and Unmap: what tables make possible, AArch64.
// SPDX-License-Identifier: BSD-2-Clause
#include "mapping.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/probe.hpp"

namespace selfe::conformance {
namespace {

constexpr Word table_levels = 3;

// Tables for every level at an address of an empty VSpace, the top one first.
struct Tables {
    Cap<PageTable> at[table_levels];

    Tables(Case& t, Cap<VSpace> vspace, Word vaddr) {
        for (Cap<PageTable>& table : at) {
            table = t.make<PageTable>();
            REQUIRE_OK(table.map(vspace, vaddr, VmAttributes::standard()));
        }
    }
    Cap<PageTable> last() const { return at[table_levels - 1]; }
};

}  // namespace

CASE(PageTableMap, ServesEachMissingLevelFromTheTop, "VS-017", "VS-006") {
    const Cap<VSpace> vspace = make_vspace(t);
    for (Word level = 0; level < table_levels; ++level) {
        CHECK_EQ("VS-017", map_table_reply(t.make<PageTable>(), vspace, window), success());
    }
    CHECK_EQ("VS-006", map_table_reply(t.make<PageTable>(), vspace, window), delete_first());
    CHECK_EQ("VS-017", map_reply(make_page(t), vspace, window), success());
    // Another large page's worth of addresses shares all but the last of them.
    CHECK_EQ("VS-017", map_table_reply(t.make<PageTable>(), vspace, window + large_page_bytes),
             success());
    CHECK_EQ("VS-017", map_reply(make_page(t), vspace, window + large_page_bytes), success());
}

CASE(PageTableMap, IgnoresAddressBitsBelowItsSpan, "VS-005") {
    const Cap<VSpace> vspace = make_vspace(t);
    for (Word level = 0; level < table_levels; ++level) {
        CHECK_EQ("VS-005", map_table_reply(t.make<PageTable>(), vspace, window + 0x1'2345),
                 success());
    }
    const Word pages[] = {window, window + large_page_bytes - small_page_bytes};
    for (const Word vaddr : pages) {
        CHECK_EQ("VS-005", map_reply(make_page(t), vspace, vaddr), success());
    }
    CHECK_EQ("VS-005", map_reply(make_page(t), vspace, window + large_page_bytes),
             missing_capability(Lookup::Other, 21));
}

CASE(PageTableMap, OverALargePageIsDeleteFirst, "VS-006") {
    const BootSpace boot(t);
    const UntypedRegion memory = unused_untyped(t, boot, sys::seL4_LargePageBits, false);
    map_page(t, t.vspace(), make_page<LargePage>(t, boot.cap<Untyped>(memory.cap.bits)), window);
    CHECK_EQ("VS-006", map_table_reply(t.make<PageTable>(), t.vspace(), window), delete_first());
}

CASE(PageTableUnmap, TakesThePagesBelowAwayAndClearsTheTable, "VS-014") {
    const Cap<VSpace> vspace = make_vspace(t);
    const Tables tables(t, vspace, window);
    const Cap<Page> page = make_page(t);
    REQUIRE_EQ(map_reply(page, vspace, window), success());
    Probe probe(t, vspace);
    REQUIRE(probe.can_read(window));
    CHECK_EQ("VS-014", Invocation(tables.last(), sys::ARMPageTableUnmap).call(), success());
    CHECK("VS-014", !probe.can_read(window));
    // Mapped again it is empty, here and elsewhere.
    CHECK_EQ("VS-014", map_table_reply(tables.last(), vspace, window), success());
    CHECK("VS-014", !probe.can_read(window));
    CHECK_EQ("VS-014", map_reply(page, vspace, window), success());
    CHECK("VS-014", probe.can_read(window));
}

CASE(PageTableUnmap, OfAMiddleTableTakesEverythingBelowAway, "VS-014") {
    const Cap<VSpace> vspace = make_vspace(t);
    const Tables tables(t, vspace, window);
    REQUIRE_EQ(map_reply(make_page(t), vspace, window), success());
    Probe probe(t, vspace);
    REQUIRE(probe.can_read(window));
    REQUIRE_OK(tables.at[1].unmap());
    CHECK("VS-014", !probe.can_read(window));
    CHECK_EQ("VS-014", map_reply(make_page(t), vspace, window),
             missing_capability(Lookup::Other, 30));
}

CASE(PageTableUnmap, OfAnUnmappedTableSucceeds, "VS-015") {
    const Cap<PageTable> table = t.make<PageTable>();
    CHECK_EQ("VS-015", Invocation(table, sys::ARMPageTableUnmap).call(), success());
}

}  // namespace selfe::conformance
