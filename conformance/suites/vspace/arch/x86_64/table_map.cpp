// Pdpt.Map, PageDirectory.Map, PageTable.Map: what each level makes possible, x86_64.
// SPDX-License-Identifier: BSD-2-Clause
#include "mapping.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {

CASE(TableMap, ServesItsLevelAndNoOther, "VS-038", "VS-054", "VS-071") {
    const Cap<VSpace> vspace = make_vspace(t);
    const Cap<Page> page = make_page(t);
    CHECK_EQ("VS-038", map_pdpt(t.make<Pdpt>(), vspace, window), success());
    CHECK_EQ("VS-038", map_reply(page, vspace, window),
             missing_capability(Lookup::Other, page_directory_span_bits));
    CHECK_EQ("VS-054", map_page_directory(t.make<PageDirectory>(), vspace, window), success());
    CHECK_EQ("VS-054", map_reply(page, vspace, window),
             missing_capability(Lookup::Other, page_table_span_bits));
    CHECK_EQ("VS-071", map_page_table(t.make<PageTable>(), vspace, window), success());
    CHECK_EQ("VS-071", map_reply(page, vspace, window), success());
}

CASE(TableMap, IgnoresAddressBitsBelowItsSpan, "VS-038", "VS-054", "VS-071") {
    const Cap<VSpace> vspace = make_vspace(t);
    constexpr Word span = Word{1} << pdpt_span_bits;
    CHECK_EQ("VS-038", map_pdpt(t.make<Pdpt>(), vspace, window + span - 0x1'2345), success());
    CHECK_EQ("VS-054",
             map_page_directory(t.make<PageDirectory>(), vspace, window + huge_page_bytes - 1),
             success());
    CHECK_EQ("VS-071", map_page_table(t.make<PageTable>(), vspace, window + large_page_bytes - 1),
             success());
    // Each serves the whole of its span, and ends there.
    CHECK_EQ("VS-071", map_reply(make_page(t), vspace, window), success());
    CHECK_EQ("VS-071",
             map_reply(make_page(t), vspace, window + large_page_bytes - small_page_bytes),
             success());
    CHECK_EQ("VS-071", map_reply(make_page(t), vspace, window + large_page_bytes),
             missing_capability(Lookup::Other, page_table_span_bits));
    CHECK_EQ("VS-054", map_reply(make_page(t), vspace, window + huge_page_bytes),
             missing_capability(Lookup::Other, page_directory_span_bits));
    CHECK_EQ("VS-038", map_reply(make_page(t), vspace, window + span),
             missing_capability(Lookup::Other, pdpt_span_bits));
}

CASE(TableMap, OverATableIsDeleteFirst, "VS-039", "VS-055", "VS-072") {
    const Cap<VSpace> vspace = make_vspace(t);
    map_tables(t, vspace, window);
    CHECK_EQ("VS-039", map_pdpt(t.make<Pdpt>(), vspace, window), delete_first());
    CHECK_EQ("VS-055", map_page_directory(t.make<PageDirectory>(), vspace, window), delete_first());
    CHECK_EQ("VS-072", map_page_table(t.make<PageTable>(), vspace, window), delete_first());
    CHECK_EQ("VS-072", map_reply(make_page(t), vspace, window), success());
}

CASE(TableMap, OverALargePageIsDeleteFirst, "VS-072") {
    const BootSpace boot(t);
    const UntypedRegion memory = unused_untyped(t, boot, sys::seL4_LargePageBits, false);
    const Cap<VSpace> vspace = make_vspace(t);
    map_page(t, vspace, make_page<LargePage>(t, boot.cap<Untyped>(memory.cap.bits)), window);
    CHECK_EQ("VS-072", map_page_table(t.make<PageTable>(), vspace, window), delete_first());
}

CASE(TableMap, WithoutTheLevelAboveIsFailedLookup, "VS-061", "VS-078") {
    const Cap<VSpace> vspace = make_vspace(t);
    CHECK_EQ("VS-061", map_page_directory(t.make<PageDirectory>(), vspace, window),
             missing_capability(Lookup::Other, pdpt_span_bits));
    CHECK_EQ("VS-078", map_page_table(t.make<PageTable>(), vspace, window),
             missing_capability(Lookup::Other, pdpt_span_bits));
    map_table(t, vspace, window, pdpt_span_bits);
    CHECK_EQ("VS-078", map_page_table(t.make<PageTable>(), vspace, window),
             missing_capability(Lookup::Other, page_directory_span_bits));
}

}  // namespace selfe::conformance
