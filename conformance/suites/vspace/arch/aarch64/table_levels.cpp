// Translation tables of several levels, AArch64.
// SPDX-License-Identifier: BSD-2-Clause
#include "mapping.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/probe.hpp"

namespace selfe::conformance {

CASE(PageTableMap, ServesEachMissingLevelFromTheTop, "VS-017") {
    const Cap<VSpace> vspace = make_vspace(t);
    for (Word level = 0; level < table_levels; ++level) {
        CHECK_EQ("VS-017", map_table_reply(t.make<PageTable>(), vspace, window), success());
    }
    CHECK_EQ("VS-017", map_reply(make_page(t), vspace, window), success());
    // Another large page's worth of addresses shares all but the last of them.
    CHECK_EQ("VS-017", map_table_reply(t.make<PageTable>(), vspace, window + large_page_bytes),
             success());
    CHECK_EQ("VS-017", map_reply(make_page(t), vspace, window + large_page_bytes), success());
}

CASE(PageTableUnmap, OfAMiddleTableTakesEverythingBelowAway, "VS-014") {
    const Cap<VSpace> vspace = make_vspace(t);
    const Tables tables(t, vspace, window);
    REQUIRE_EQ(map_reply(make_page(t), vspace, window), success());
    Probe probe(t, vspace);
    REQUIRE(probe.can_read(window));
    constexpr Word middle = table_levels - 2;
    REQUIRE_OK(tables.at[middle].unmap());
    CHECK("VS-014", !probe.can_read(window));
    CHECK_EQ("VS-014", map_reply(make_page(t), vspace, window),
             missing_capability(Lookup::Other, table_span_bits(middle)));
}

}  // namespace selfe::conformance
